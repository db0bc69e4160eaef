import type { ArtworkOf } from '../../artwork.schema';
import { decal, lamp, panel } from '../../engine/flat';
import { level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { bar, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { circle, plate } from '../../engine/outline';
import type { Sheet } from '../../engine/sheet';
import type { Vec3 } from '../../engine/vector';
import { BLACK, BRASS, GUNMETAL, PALE, type Palette, RUBBER, STEEL } from '../../palette';
import { box, onWall, slab } from '../../parts/box';
import { cord } from '../../parts/cord';

type FpvArt = ArtworkOf<'fpv'>;

const FRONT: Vec3 = [0, -1, 0];
const RIGHT: Vec3 = [1, 0, 0];

/** A small control-link module with its T antenna. */
export function transmitter(sheet: Sheet, art: FpvArt, palette: Palette): void {
  box(sheet, [0, 0, 0], [1.5, 1, 0.16], palette.trim, { radius: 0.12 });
  box(sheet, [0, 0, 0.14], [1.5, 1, 0.5], palette.shell, { radius: 0.14, bevel: 0.07 });
  panel(sheet, level([0, 0, 0.643]), plate(1.1, 0.62, 0.08), tinted(palette.trim, -0.04));
  if (art.label) letter(sheet, level([-0.12, 0.02, 0.647]), art.label, 0.22, '#f3f5f9', 2.4);
  lamp(sheet, level([0.44, 0.18, 0.648]), 0.035, 145);
  lamp(sheet, level([0.44, 0, 0.648]), 0.035, 250);
  for (const x of [-0.4, -0.2, 0, 0.2, 0.4])
    decal(sheet, onWall([x, -0.5, 0.36], FRONT), plate(0.09, 0.14, 0.02), '#10141d');
  turned(
    sheet,
    [0.4, 0.36, 0.62],
    [0, 0, 1],
    [
      [0, 0.1],
      [0.14, 0.1],
    ],
    BRASS,
    { samples: 22 },
  );
  turned(
    sheet,
    [0.4, 0.36, 0.76],
    [0, 0, 1],
    [
      [0, 0.07],
      [0.62, 0.06],
    ],
    RUBBER,
    { samples: 20 },
  );
  bar(sheet, [-0.45, 0.36, 1.42], [1.25, 0.36, 1.42], 0.05, tinted(BLACK, 0.02));
  for (const [a, b] of [
    [-0.55, -0.3],
    [1.1, 1.35],
  ] as const)
    bar(sheet, [a, 0.36, 1.42], [b, 0.36, 1.42], 0.075, palette.shell);
  bar(sheet, [0.28, 0.36, 1.42], [0.52, 0.36, 1.42], 0.09, palette.trim);
  cord(
    sheet,
    [
      [-0.75, -0.1, 0.2],
      [-1.1, -0.1, 0.3],
      [-1.15, -0.5, 0.03],
      [-0.9, -0.9, 0.04],
    ],
    0.07,
    BLACK,
  );
  box(sheet, [-0.82, -0.98, 0], [0.22, 0.16, 0.12], PALE, { radius: 0.03 });
}

/** A finned mesh radio with two rod antennas. */
export function meshRadio(sheet: Sheet, art: FpvArt, palette: Palette): void {
  for (const x of [-0.55, 0.55]) {
    turned(
      sheet,
      [x, 0.55, 0.5],
      [0, 0, 1],
      [
        [0, 0.1],
        [0.12, 0.1],
      ],
      BRASS,
      { samples: 20 },
    );
    turned(
      sheet,
      [x, 0.55, 0.62],
      [0, 0, 1],
      [
        [0, 0.075],
        [0.16, 0.085],
        [0.2, 0.07],
        [1.2, 0.055],
        [1.24, 0.03],
      ],
      RUBBER,
      { samples: 22 },
    );
    turned(
      sheet,
      [x, 0.55, 0.9],
      [0, 0, 1],
      [
        [0, 0.074],
        [0.06, 0.073],
      ],
      palette.accent,
      { cap: false, outline: 0, hasShadow: false },
    );
  }
  box(sheet, [0, 0, 0], [1.9, 1.3, 0.3], palette.shell, { radius: 0.1, bevel: 0.04 });
  for (let k = 0; k < 10; k++) {
    const y = 0.5 - k * 0.11;
    box(sheet, [0, y, 0.28], [1.66, 0.045, 0.24], palette.shell, {
      radius: 0.01,
      bevel: 0.008,
      hasShadow: k % 5 === 0,
      outline: 0.9,
    });
  }
  panel(sheet, onWall([-0.5, -0.65, 0.15], FRONT), plate(0.7, 0.16, 0.03), palette.accent);
  if (art.label) letter(sheet, onWall([-0.5, -0.652, 0.15], FRONT, 0.006), art.label, 0.1, '#fff', 1.8);
  for (const x of [0.2, 0.6]) {
    turned(
      sheet,
      [x, -0.65, 0.15],
      FRONT,
      [
        [0, 0.12],
        [0.1, 0.12],
      ],
      GUNMETAL,
      { samples: 24, hasShadow: false },
    );
    decal(sheet, onWall([x, -0.752, 0.15], FRONT), circle(0.075, 18), '#0d1119');
  }
  for (const z of [0.1, 0.2]) lamp(sheet, onWall([0.95, -0.35, z], RIGHT), 0.028, z > 0.15 ? 145 : 85);
  for (const x of [-0.82, 0.82])
    for (const y of [-0.55, 0.55])
      turned(
        sheet,
        [x, y, 0.29],
        [0, 0, 1],
        [
          [0, 0.055],
          [0.04, 0.05],
        ],
        STEEL,
        { samples: 14, hasShadow: false },
      );
}

/** Two mushroom antennas and a patch, laid out for inspection. */
export function antennaSet(sheet: Sheet, art: FpvArt, palette: Palette): void {
  sheet.group([-0.1, 0.7, 0.6], () => {
    box(sheet, [0.1, 0.72, 0], [0.7, 0.3, 0.08], GUNMETAL, { radius: 0.05 });
    slab(sheet, [0.1, 0.66, 0.86], [0, -1, 0.16], [1.5, 1.5, 0.16], palette.shell, {
      radius: 0.22,
      bevel: 0.05,
      hasShadow: true,
    });
    const face = onWall([0.1, 0.5, 0.886], [0, -1, 0.16]);
    decal(sheet, face, plate(1.2, 1.2, 0.16), 'none', { stroke: '#e5dcff', width: 1.6, opacity: 0.55 });
    decal(sheet, face, circle(0.3, 36), 'none', { stroke: '#e5dcff', width: 2, opacity: 0.7 });
    if (art.label) letter(sheet, face, art.label, 0.2, '#f3effc', 2.6);
  });
  for (const [x, y, m] of [
    [-0.78, -0.42, palette.accent],
    [0.82, -0.58, palette.shell],
  ] as const) {
    sheet.group([x, y, 0.4], () => {
      turned(
        sheet,
        [x, y, 0],
        [0, 0, 1],
        [
          [0, 0.15],
          [0.14, 0.15],
        ],
        BRASS,
        { samples: 24 },
      );
      for (const z of [0.04, 0.09])
        turned(
          sheet,
          [x, y, z],
          [0, 0, 1],
          [
            [0, 0.153],
            [0.02, 0.153],
          ],
          tinted(BRASS, -0.2),
          { cap: false, outline: 0, hasShadow: false },
        );
      turned(
        sheet,
        [x, y, 0.14],
        [0, 0, 1],
        [
          [0, 0.1],
          [0.1, 0.07],
          [0.62, 0.06],
        ],
        BLACK,
        { samples: 22 },
      );
      turned(
        sheet,
        [x, y, 0.74],
        [0, 0, 1],
        [
          [0, 0.12],
          [0.05, 0.34],
          [0.12, 0.4],
          [0.24, 0.4],
          [0.32, 0.34],
          [0.37, 0.2],
          [0.385, 0.06],
        ],
        m,
        { samples: 40 },
      );
      panel(sheet, level([x, y, 1.13]), circle(0.05, 14), PALE);
    });
  }
}
