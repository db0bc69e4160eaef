import type { ArtworkOf } from '../../artwork.schema';
import { panel, wire } from '../../engine/flat';
import { facing } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { loft, smoothSections, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { circle, plate } from '../../engine/outline';
import type { Sheet } from '../../engine/sheet';
import type { Vec3 } from '../../engine/vector';
import { BLACK, paletteOf, RUBBER } from '../../palette';
import { glass } from '../../parts/optics';
import { outrunner, propeller } from '../../parts/rotor';
import { type Station, surfacePoint, type WingAxes, wing } from './wing';

const AXES: WingAxes = { chord: [0, 0, 1], thickness: [0, -1, 0] };

/** A flying wing that stands on its tail: nose up, belly towards the viewer. */
export function drawTailsitter(sheet: Sheet, art: ArtworkOf<'fixed-wing'>): void {
  const palette = paletteOf(art.colourway, art.accent);
  const half = (side: number): Station[] => [
    { at: [side * 0.16, 0, 0.02], chord: 0.56, thickness: 0.1 },
    { at: [side * 0.7, 0, -0.06], chord: 0.44, thickness: 0.075 },
    { at: [side * 1.25, 0, -0.16], chord: 0.32, thickness: 0.05 },
  ];
  const tip = (side: number): Station[] => [
    { at: [side * 1.25, 0, -0.16], chord: 0.32, thickness: 0.05 },
    { at: [side * 1.5, 0, -0.22], chord: 0.25, thickness: 0.035 },
    { at: [side * 1.58, 0, -0.26], chord: 0.16, thickness: 0.015 },
  ];
  for (const side of [-1, 1]) {
    sheet.group([side * 0.9, 0, 0], () => {
      wing(sheet, half(side), AXES, palette.shell);
      wing(sheet, tip(side), AXES, palette.accent);
      const hinge = half(side).map((s) => surfacePoint(s, AXES, -0.62));
      wire(sheet, hinge, '#3b4454', 1.1, 0.6);
      turned(
        sheet,
        [side * 0.72, -0.01, 0.22],
        [0, 0, 1],
        [
          [0, 0.05],
          [0.16, 0.1],
          [0.3, 0.12],
        ],
        palette.trim,
        { samples: 22 },
      );
      outrunner(sheet, [side * 0.72, -0.01, 0.52], 0.12, 0.16, palette.accent);
      propeller(sheet, [side * 0.72, -0.01, 0.73], 0.6, BLACK, {
        blades: 2,
        angle: side > 0 ? 0.5 : 2.3,
        tip: palette.accent,
      });
      wing(
        sheet,
        [
          { at: [side * 1.08, 0.3, -0.34], chord: 0.2, thickness: 0.02 },
          { at: [side * 1.08, 0, -0.32], chord: 0.26, thickness: 0.03 },
          { at: [side * 1.08, -0.34, -0.34], chord: 0.2, thickness: 0.018 },
        ],
        { chord: [0, 0, 1], thickness: [1, 0, 0] },
        palette.trim,
      );
      for (const y of [0.3, -0.34])
        turned(
          sheet,
          [side * 1.08, y, -0.62],
          [0, 0, 1],
          [
            [0, 0.03],
            [0.12, 0.022],
          ],
          RUBBER,
          { samples: 12 },
        );
    });
  }
  sheet.group([0, -0.2, 0], () => {
    const rib = (z: number, w: number, d: number, y = -0.02) => ({
      at: [0, y, z] as Vec3,
      u: [w, 0, 0] as Vec3,
      v: [0, d, 0] as Vec3,
      n: 2.6,
    });
    loft(
      sheet,
      smoothSections(
        [
          rib(-0.58, 0.1, 0.08),
          rib(-0.3, 0.19, 0.16),
          rib(0.2, 0.22, 0.2),
          rib(0.56, 0.17, 0.15),
          rib(0.76, 0.03, 0.03),
        ],
        5,
      ),
      palette.shell,
      { samples: 38 },
    );
    const face = facing([0, -0.222, 0.12], [0, -1, 0.03]);
    panel(sheet, face, plate(0.26, 0.4, 0.06), palette.trim);
    panel(sheet, { ...face, o: [0, -0.226, 0.22] }, circle(0.09, 24), tinted(BLACK, 0.06));
    glass(sheet, { ...face, o: [0, -0.228, 0.22] }, 0.068);
    if (art.label) letter(sheet, { ...face, o: [0, -0.226, 0.02] }, art.label, 0.07, '#e8ecf4', 1.4);
  });
}
