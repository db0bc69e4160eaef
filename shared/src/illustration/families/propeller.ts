import type { ArtworkOf } from '../artwork.schema';
import { decal } from '../engine/flat';
import { type Frame, level } from '../engine/frame';
import { letter } from '../engine/lettering';
import { turned } from '../engine/loft';
import { tinted } from '../engine/material';
import { circle, slot } from '../engine/outline';
import { prism } from '../engine/prism';
import type { Sheet } from '../engine/sheet';
import type { Vec3 } from '../engine/vector';
import { BLACK, BRASS, CARBON, GUNMETAL, type Palette, paletteOf, STEEL } from '../palette';
import { type Planform, propeller, SLENDER } from '../parts/rotor';

type PropellerArt = ArtworkOf<'propeller'>;

const WIDE: Planform = SLENDER.map(([r, a, b]) => [r, a * 1.15, b * 1.2]);

/** Low-noise outline: a notched trailing edge. */
const NOTCHED: Planform = [
  [0.08, 0.05, -0.06],
  [0.18, 0.1, -0.1],
  [0.32, 0.17, -0.12],
  [0.46, 0.165, -0.1],
  [0.5, 0.16, -0.135],
  [0.6, 0.15, -0.085],
  [0.64, 0.143, -0.12],
  [0.74, 0.125, -0.07],
  [0.78, 0.118, -0.1],
  [0.9, 0.085, -0.045],
  [1, 0.02, -0.02],
];

function hubFace(sheet: Sheet, at: Vec3, palette: Palette): void {
  turned(
    sheet,
    at,
    [0, 0, 1],
    [
      [0, 0.16],
      [0.12, 0.16],
      [0.14, 0.14],
    ],
    palette.accent,
    { samples: 28 },
  );
  decal(sheet, level([at[0], at[1], at[2] + 0.142]), circle(0.055, 16), '#0d1119');
  for (const k of [0, 1, 2, 3])
    decal(
      sheet,
      level([at[0], at[1], at[2] + 0.142]),
      circle(0.02, 8, Math.cos(k * 1.571) * 0.1, Math.sin(k * 1.571) * 0.1),
      '#0d1119',
    );
}

function pair(sheet: Sheet, art: PropellerArt, palette: Palette): void {
  for (const [k, place] of (
    [
      [-0.1, 0.62, 0.06],
      [0.1, -0.55, 0.06],
    ] as const
  ).entries()) {
    sheet.group(place, () => {
      propeller(sheet, place, 1.7, tinted(CARBON, 0.02), {
        blades: 2,
        angle: k === 0 ? 0.34 : 0.1,
        planform: WIDE,
        pitch: 0.3,
        tip: palette.accent,
      });
      hubFace(sheet, [place[0], place[1], place[2] - 0.02], palette);
      const a = k === 0 ? 0.34 : 0.1;
      const frame: Frame = {
        o: [place[0] + Math.cos(a) * 0.75, place[1] + Math.sin(a) * 0.75, place[2] + 0.1],
        x: [Math.cos(a), Math.sin(a), 0],
        y: [-Math.sin(a), Math.cos(a), 0.3],
        z: [0, 0, 1],
      };
      if (art.label) letter(sheet, frame, art.label, 0.12, '#dfe4ee', 1.6);
    });
  }
}

function set(sheet: Sheet, palette: Palette): void {
  for (const [k, [x, y, a]] of (
    [
      [-0.92, 0.8, 0.62],
      [0.98, 0.66, 0.2],
      [-0.98, -0.6, 0.3],
      [0.9, -0.82, -0.12],
    ] as const
  ).entries()) {
    sheet.group([x, y, 0.06], () => {
      propeller(sheet, [x, y, 0.06 + k * 0.004], 1.02, palette.shell, {
        blades: 2,
        angle: a,
        planform: NOTCHED,
        pitch: 0.26,
        tip: k % 2 ? palette.accent : undefined,
      });
      turned(
        sheet,
        [x, y, 0.04],
        [0, 0, 1],
        [
          [0, 0.1],
          [0.12, 0.1],
          [0.14, 0.085],
        ],
        tinted(palette.shell, -0.05),
        { samples: 22 },
      );
      decal(sheet, level([x, y, 0.182]), circle(0.04, 14), '#0d1119');
    });
  }
}

function folding(sheet: Sheet, art: PropellerArt, palette: Palette): void {
  for (const [x, y, open] of [
    [-0.15, 0.66, 1],
    [0.05, -0.6, 0.86],
  ] as const) {
    sheet.group([x, y, 0.1], () => {
      prism(sheet, level([x, y, 0]), slot([-0.26, 0], [0.26, 0], 0.17), GUNMETAL, {
        from: 0,
        to: 0.06,
        bevel: 0.015,
      });
      const blade = (side: number): void => {
        const hinge: Vec3 = [x + side * 0.24, y, 0.12];
        const angle = side > 0 ? 0.16 : Math.PI - (open === 1 ? -0.16 : 0.62);
        propeller(sheet, hinge, 1.62, tinted(CARBON, 0.02), {
          blades: 1,
          angle,
          planform: WIDE,
          pitch: 0.26,
          tip: palette.accent,
        });
        turned(
          sheet,
          [hinge[0], hinge[1], 0.06],
          [0, 0, 1],
          [
            [0, 0.1],
            [0.14, 0.1],
          ],
          BRASS,
          { samples: 22 },
        );
      };
      blade(-1);
      blade(1);
      prism(sheet, level([x, y, 0.2]), slot([-0.26, 0], [0.26, 0], 0.17), tinted(BLACK, 0.04), {
        from: 0,
        to: 0.05,
        bevel: 0.015,
      });
      for (const dx of [-0.24, 0.24])
        turned(
          sheet,
          [x + dx, y, 0.25],
          [0, 0, 1],
          [
            [0, 0.055],
            [0.04, 0.05],
          ],
          STEEL,
          { samples: 14, hasShadow: false },
        );
      turned(
        sheet,
        [x, y, 0.25],
        [0, 0, 1],
        [
          [0, 0.1],
          [0.07, 0.09],
        ],
        palette.accent,
        { samples: 22, hasShadow: false },
      );
      if (art.label)
        letter(
          sheet,
          { o: [x + 1.0, y + 0.14, 0.2], x: [0.987, 0.16, 0], y: [-0.16, 0.95, 0.26], z: [0, 0, 1] },
          art.label,
          0.13,
          '#dfe4ee',
          1.6,
        );
    });
  }
}

/** Draws propellers laid out on the table. */
export function drawPropeller(sheet: Sheet, art: PropellerArt): void {
  const palette = paletteOf(art.colourway, art.accent);
  if (art.layout === 'pair') pair(sheet, art, palette);
  else if (art.layout === 'set') set(sheet, palette);
  else folding(sheet, art, palette);
}
