import type { ArtworkOf } from '../../artwork.schema';
import { toHex } from '../../engine/colour';
import { decal, lamp } from '../../engine/flat';
import { facing, level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { loft, smoothSections, turned } from '../../engine/loft';
import { circle } from '../../engine/outline';
import type { Sheet } from '../../engine/sheet';
import type { Vec3 } from '../../engine/vector';
import { BLACK, PALE, type Palette } from '../../palette';
import { box } from '../../parts/box';
import { cord } from '../../parts/cord';

type BoardArt = ArtworkOf<'board'>;

/** A satellite receiver. */
export function gnss(sheet: Sheet, art: BoardArt, palette: Palette): void {
  cord(
    sheet,
    [
      [0, 0.7, 0.2],
      [0, 1.2, 0.2],
      [0.5, 1.5, 0.02],
      [1.2, 1.3, 0.04],
    ],
    0.09,
    BLACK,
  );
  box(sheet, [1.3, 1.25, 0], [0.3, 0.2, 0.14], PALE, { radius: 0.03 });
  turned(
    sheet,
    [0, 0, 0],
    [0, 0, 1],
    [
      [0, 0.92],
      [0.06, 1],
      [0.16, 1],
    ],
    BLACK,
    { samples: 44 },
  );
  turned(
    sheet,
    [0, 0, 0.16],
    [0, 0, 1],
    [
      [0, 0.985],
      [0.07, 0.985],
    ],
    { ...palette.accent, gloss: 0.8 },
    { samples: 44, hasShadow: false },
  );
  const dome = [0, 0.25, 0.5, 0.72, 0.88, 0.97, 1].map((t) => {
    const r = Math.sqrt(Math.max(0.3, 1 - t * t * 0.75));
    return { at: [0, 0, 0.23 + t * 0.42] as Vec3, u: [r, 0, 0] as Vec3, v: [0, r, 0] as Vec3 };
  });
  loft(sheet, smoothSections(dome, 4), palette.shell, { samples: 44 });
  const top = level([0, 0, 0.653]);
  decal(sheet, top, circle(0.46, 40), 'none', { stroke: toHex({ l: 0.78, c: 0.005, h: 85 }), width: 1.4 });
  decal(
    sheet,
    { ...top, o: [0, 0.18, 0.654] },
    [
      [0, 0.2],
      [0.13, -0.08],
      [0, -0.01],
      [-0.13, -0.08],
    ],
    toHex(palette.accent),
  );
  if (art.label) letter(sheet, { ...top, o: [0, -0.16, 0.654] }, art.label, 0.16, '#4a5160', 2);
  for (const a of [-1.2, -0.6, 0, 0.6])
    lamp(
      sheet,
      facing(
        [Math.cos(a - 0.9) * 0.99, Math.sin(a - 0.9) * 0.99, 0.2],
        [Math.cos(a - 0.9), Math.sin(a - 0.9), 0.1],
      ),
      0.03,
      135,
    );
}
