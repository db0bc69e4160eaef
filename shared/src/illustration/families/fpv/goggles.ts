import type { ArtworkOf } from '../../artwork.schema';
import { decal, lamp, panel } from '../../engine/flat';
import { letter } from '../../engine/lettering';
import { bar, loft, smoothSections, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { plate, rounded } from '../../engine/outline';
import { prism } from '../../engine/prism';
import type { Sheet } from '../../engine/sheet';
import type { Vec3 } from '../../engine/vector';
import { BLACK, GUNMETAL, type Palette, RUBBER } from '../../palette';
import { onWall, slab } from '../../parts/box';
import { glass } from '../../parts/optics';

const FRONT: Vec3 = [0, -1, 0];

/** Pilot goggles seen from the front left: shell, face plate, antennas, head strap behind. */
export function goggles(sheet: Sheet, art: ArtworkOf<'fpv'>, palette: Palette): void {
  const strap = (z: number): Vec3[] =>
    Array.from({ length: 15 }, (_, k) => {
      const a = Math.PI * (k / 14);
      return [Math.cos(a) * 1.1, 0.42 + Math.sin(a) * 1.25, z + Math.sin(a) * 0.16] as Vec3;
    });
  sheet.group([0, 2, 0.6], () => {
    const low = strap(0.42);
    const high = strap(0.78);
    for (let k = 0; k < 14; k++) {
      const at = (low[k] ?? low[0]) as Vec3;
      prism(
        sheet,
        {
          o: at,
          x: [
            ((low[k + 1] ?? at)[0] - at[0]) * 1.02,
            ((low[k + 1] ?? at)[1] - at[1]) * 1.02,
            (low[k + 1] ?? at)[2] - at[2],
          ],
          y: [0, 0, ((high[k] ?? at)[2] as number) - at[2]],
          z: [0, 1, 0],
        },
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
        k > 5 && k < 9 ? palette.accent : RUBBER,
        { from: -0.015, to: 0.015, outline: 0, hasShadow: k % 3 === 0 },
      );
    }
  });
  sheet.group([0, 0, 0.5], () => {
    const rib = (y: number, w: number, h: number, z: number, n: number) => ({
      at: [0, y, z] as Vec3,
      u: [w, 0, 0] as Vec3,
      v: [0, 0, h] as Vec3,
      n,
    });
    loft(
      sheet,
      smoothSections([rib(0.55, 1.12, 0.44, 0.62, 3.4), rib(0.4, 1.16, 0.5, 0.62, 3.6)], 2),
      RUBBER,
      { samples: 44 },
    );
    for (const side of [-1, 1]) {
      bar(sheet, [side * 0.86, 0.1, 1.0], [side * 0.98, 0.16, 1.5], 0.035, BLACK, { samples: 14 });
      turned(
        sheet,
        [side * 0.98, 0.16, 1.5],
        [side * 0.1, 0, 1],
        [
          [0, 0.05],
          [0.06, 0.17],
          [0.15, 0.17],
          [0.2, 0.06],
        ],
        side < 0 ? palette.trim : palette.accent,
        { samples: 28 },
      );
    }
    loft(
      sheet,
      smoothSections(
        [
          rib(0.4, 1.14, 0.48, 0.62, 4),
          rib(0.1, 1.16, 0.5, 0.62, 4),
          rib(-0.3, 1.08, 0.46, 0.62, 4),
          rib(-0.44, 0.98, 0.38, 0.62, 4),
        ],
        4,
      ),
      palette.shell,
      { samples: 48 },
    );
    prism(
      sheet,
      { o: [0, -0.44, 0.62], x: [1, 0, 0], y: [0, 0, 1], z: [0, -1, 0] },
      rounded(
        [
          [-0.92, -0.28],
          [-0.22, -0.3],
          [0, -0.18],
          [0.22, -0.3],
          [0.92, -0.28],
          [0.92, 0.3],
          [-0.92, 0.3],
        ],
        0.12,
      ),
      tinted(BLACK, -0.03),
      { from: 0, to: 0.07, bevel: 0.03, hasShadow: false },
    );
    const face = onWall([0, -0.512, 0.66], FRONT);
    panel(
      sheet,
      face,
      [
        [-0.86, 0.16],
        [0.86, 0.16],
        [0.8, 0.22],
        [-0.8, 0.22],
      ],
      palette.accent,
    );
    decal(
      sheet,
      face,
      [
        [-0.84, 0.12],
        [-0.36, 0.12],
        [-0.62, -0.24],
        [-0.84, -0.24],
      ],
      '#ffffff',
      { opacity: 0.1 },
    );
    glass(sheet, { ...face, o: [-0.56, -0.515, 0.6] }, 0.12);
    glass(sheet, { ...face, o: [0.56, -0.515, 0.6] }, 0.12);
    if (art.label) letter(sheet, { ...face, o: [0, -0.515, 0.68] }, art.label, 0.14, '#eef1f6', 2);
    for (const z of [0.5, 0.58, 0.66, 0.74])
      slab(sheet, [1.15, 0.06, z], [1, -0.05, 0], [0.36, 0.035, 0.015], GUNMETAL, { radius: 0.015 });
    panel(
      sheet,
      { o: [0.3, -0.06, 1.122], x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] },
      plate(0.34, 0.1, 0.05),
      palette.trim,
    );
    lamp(sheet, { ...face, o: [0.82, -0.515, 0.5] }, 0.024, 150);
  });
}
