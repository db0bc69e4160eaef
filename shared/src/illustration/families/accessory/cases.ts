import type { ArtworkOf } from '../../artwork.schema';
import { decal, panel, wire } from '../../engine/flat';
import { letter } from '../../engine/lettering';
import { bar, loft, smoothSections } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { circle, plate } from '../../engine/outline';
import type { Sheet } from '../../engine/sheet';
import type { Vec3 } from '../../engine/vector';
import { BLACK, GUNMETAL, type Palette, RUBBER, STEEL } from '../../palette';
import { box, onWall, slab } from '../../parts/box';
import { cord } from '../../parts/cord';

type AccessoryArt = ArtworkOf<'accessory'>;

const FRONT: Vec3 = [0, -1, 0];
const RIGHT: Vec3 = [1, 0, 0];

/** A waterproof hard case, lying, with latches and a folding handle. */
export function hardCase(sheet: Sheet, art: AccessoryArt, palette: Palette): void {
  box(sheet, [0, 0, 0], [2.4, 1.7, 0.62], palette.shell, { radius: 0.24, bevel: 0.08 });
  box(sheet, [0, 0, 0.58], [2.46, 1.76, 0.07], tinted(BLACK, -0.02), {
    radius: 0.26,
    bevel: 0.02,
    hasShadow: false,
  });
  box(sheet, [0, 0, 0.63], [2.4, 1.7, 0.36], palette.shell, { radius: 0.24, bevel: 0.1 });
  for (const y of [-0.52, -0.26, 0, 0.26, 0.52])
    box(sheet, [0, y, 0.97], [1.9, 0.12, 0.05], tinted(palette.shell, 0.02), {
      radius: 0.05,
      bevel: 0.02,
      hasShadow: false,
      outline: 0.8,
    });
  panel(
    sheet,
    { o: [0, 0, 1.026], x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] },
    plate(0.9, 0.42, 0.06),
    tinted(palette.trim, -0.04),
  );
  if (art.label)
    letter(
      sheet,
      { o: [0, 0, 1.03], x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] },
      art.label,
      0.2,
      '#eef1f6',
      2.4,
    );
  for (const x of [-0.78, 0.78]) {
    slab(sheet, [x, -0.86, 0.58], FRONT, [0.34, 0.42, 0.07], palette.accent, { radius: 0.05 });
    slab(sheet, [x, -0.93, 0.5], FRONT, [0.2, 0.14, 0.02], tinted(palette.accent, -0.12), { radius: 0.03 });
  }
  for (const x of [-0.34, 0.34])
    slab(sheet, [x, -0.86, 0.42], FRONT, [0.14, 0.2, 0.12], GUNMETAL, { radius: 0.04 });
  cord(
    sheet,
    [
      [-0.34, -0.97, 0.42],
      [-0.34, -1.24, 0.36],
      [0.34, -1.24, 0.36],
      [0.34, -0.97, 0.42],
    ],
    0.13,
    RUBBER,
  );
  for (const y of [-0.4, 0.4])
    slab(sheet, [1.22, y, 0.6], RIGHT, [0.28, 0.36, 0.06], palette.accent, { radius: 0.05 });
  decal(sheet, onWall([0, -0.85, 0.2], FRONT), circle(0.05, 16), '#9aa3b2');
}

/** An aluminium flight case with corner castings. */
export function transitCase(sheet: Sheet, art: AccessoryArt, palette: Palette): void {
  const [w, d, h] = [2.3, 1.5, 1.5];
  for (const x of [-0.9, 0.9])
    for (const y of [-0.5, 0.5]) box(sheet, [x, y, 0], [0.28, 0.28, 0.08], RUBBER, { radius: 0.08 });
  box(sheet, [0, 0, 0.08], [w, d, h], palette.shell, { radius: 0.05, bevel: 0.03 });
  for (const z of [0.3, 0.42, 0.54, 0.66, 0.78]) {
    decal(sheet, onWall([0, -d / 2, z], FRONT, 0.002), plate(w * 0.84, 0.03, 0.01), '#4b5463', {
      opacity: 0.35,
    });
    decal(sheet, onWall([w / 2, 0, z], RIGHT, 0.002), plate(d * 0.76, 0.03, 0.01), '#39414e', {
      opacity: 0.4,
    });
  }
  slab(sheet, [0, -d / 2, 1.14], FRONT, [w, 0.1, 0.03], GUNMETAL, { radius: 0.01 });
  slab(sheet, [w / 2, 0, 1.14], RIGHT, [d, 0.1, 0.03], GUNMETAL, { radius: 0.01 });
  for (const x of [-w / 2 + 0.04, w / 2 - 0.04])
    slab(sheet, [x, -d / 2 - 0.005, 0.83], FRONT, [0.1, h, 0.03], STEEL, { radius: 0.02 });
  slab(sheet, [w / 2 + 0.005, d / 2 - 0.04, 0.83], RIGHT, [0.1, h, 0.03], STEEL, { radius: 0.02 });
  slab(sheet, [w / 2 + 0.005, -d / 2 + 0.04, 0.83], RIGHT, [0.1, h, 0.03], STEEL, { radius: 0.02 });
  for (const x of [-0.72, 0.72]) {
    slab(sheet, [x, -d / 2, 1.14], FRONT, [0.34, 0.34, 0.05], STEEL, { radius: 0.05 });
    decal(
      sheet,
      onWall([x, -d / 2 - 0.052, 1.12], FRONT),
      [
        [-0.09, -0.03],
        [0.09, -0.03],
        [0.05, 0.06],
        [-0.05, 0.06],
      ],
      '#2a303b',
    );
  }
  slab(sheet, [0, -d / 2, 0.66], FRONT, [0.62, 0.34, 0.05], tinted(BLACK, 0.02), { radius: 0.05 });
  cord(
    sheet,
    [
      [-0.2, -d / 2 - 0.06, 0.72],
      [-0.18, -d / 2 - 0.14, 0.6],
      [0.18, -d / 2 - 0.14, 0.6],
      [0.2, -d / 2 - 0.06, 0.72],
    ],
    0.09,
    RUBBER,
  );
  panel(sheet, onWall([0, -d / 2, 0.26], FRONT, 0.004), plate(0.9, 0.2, 0.03), palette.accent);
  if (art.label) letter(sheet, onWall([0, -d / 2, 0.26], FRONT, 0.008), art.label, 0.12, '#fff', 2);
  for (const [x, y] of [
    [-1.06, -0.66],
    [1.06, -0.66],
    [1.06, 0.66],
    [-1.06, 0.66],
  ] as const)
    box(sheet, [x, y, h + 0.02], [0.24, 0.24, 0.1], STEEL, { radius: 0.08, bevel: 0.04, hasShadow: false });
  panel(
    sheet,
    { o: [0, 0, h + 0.084], x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] },
    plate(1.5, 0.9, 0.06),
    tinted(palette.shell, -0.05),
  );
}

/** A backpack standing upright. */
export function backpack(sheet: Sheet, art: AccessoryArt, palette: Palette): void {
  for (const x of [-0.5, 0.5])
    cord(
      sheet,
      [
        [x, 0.42, 2.2],
        [x * 1.4, 1.0, 1.9],
        [x * 1.5, 1.0, 0.9],
        [x * 1.3, 0.46, 0.35],
      ],
      0.2,
      tinted(palette.trim, -0.04),
    );
  const slice = (z: number, w: number, d: number, y = 0) => ({
    at: [0, y, z] as Vec3,
    u: [w, 0, 0] as Vec3,
    v: [0, d, 0] as Vec3,
    n: 4,
  });
  loft(
    sheet,
    smoothSections(
      [
        slice(0, 0.72, 0.4),
        slice(0.14, 0.82, 0.46),
        slice(1.3, 0.84, 0.48),
        slice(2, 0.76, 0.42, 0.04),
        slice(2.34, 0.5, 0.26, 0.1),
        slice(2.42, 0.3, 0.14, 0.12),
      ],
      5,
    ),
    palette.shell,
    { samples: 46 },
  );
  loft(
    sheet,
    smoothSections(
      [
        slice(0.16, 0.56, 0.12, -0.5),
        slice(0.24, 0.64, 0.17, -0.5),
        slice(0.96, 0.64, 0.18, -0.5),
        slice(1.08, 0.56, 0.12, -0.49),
      ],
      4,
    ),
    tinted(palette.shell, 0.02),
    { samples: 40, hasShadow: false },
  );
  wire(
    sheet,
    [
      [-0.5, -0.66, 0.98],
      [0, -0.69, 1.0],
      [0.5, -0.66, 0.98],
    ],
    '#e0752a',
    3,
  );
  loft(
    sheet,
    smoothSections(
      [
        slice(1.28, 0.5, 0.07, -0.46),
        slice(1.4, 0.56, 0.11, -0.46),
        slice(1.82, 0.54, 0.1, -0.44),
        slice(1.94, 0.46, 0.05, -0.42),
      ],
      3,
    ),
    tinted(palette.shell, -0.03),
    { samples: 36, hasShadow: false },
  );
  wire(
    sheet,
    [
      [-0.44, -0.53, 1.86],
      [0, -0.55, 1.88],
      [0.44, -0.53, 1.86],
    ],
    '#e0752a',
    3,
  );
  panel(sheet, onWall([0, -0.69, 0.56], FRONT, 0.004), plate(0.5, 0.3, 0.05), tinted(palette.trim, -0.04));
  if (art.label) letter(sheet, onWall([0, -0.695, 0.56], FRONT, 0.008), art.label, 0.13, '#f3f5f9', 2);
  for (const x of [-0.42, 0.42]) {
    cord(
      sheet,
      [
        [x, -0.5, 2.0],
        [x, -0.66, 1.5],
        [x, -0.76, 0.9],
        [x, -0.6, 0.08],
      ],
      0.08,
      tinted(palette.trim, -0.06),
    );
    box(sheet, [x, -0.66, 1.14], [0.18, 0.06, 0.13], palette.accent, { radius: 0.02, hasShadow: false });
  }
  cord(
    sheet,
    [
      [-0.22, 0.1, 2.4],
      [-0.2, 0.1, 2.72],
      [0.2, 0.1, 2.72],
      [0.22, 0.1, 2.4],
    ],
    0.12,
    palette.accent,
  );
  loft(
    sheet,
    smoothSections(
      [
        { at: [0.84, 0, 0.3], u: [0.08, 0, 0], v: [0, 0.26, 0], n: 3 },
        { at: [0.88, 0, 0.6], u: [0.14, 0, 0], v: [0, 0.3, 0], n: 3 },
        { at: [0.86, 0, 0.95], u: [0.1, 0, 0], v: [0, 0.28, 0], n: 3 },
      ],
      3,
    ),
    tinted(palette.trim, 0.02),
    { samples: 30, hasShadow: false },
  );
  bar(sheet, [0.9, -0.06, 0.9], [0.9, -0.06, 1.24], 0.11, { ...palette.accent, gloss: 0.5 }, { samples: 22 });
  bar(sheet, [0.9, -0.06, 1.24], [0.9, -0.06, 1.34], 0.06, BLACK, { samples: 16 });
}
