import type { ArtworkOf } from '../../artwork.schema';
import { toHex } from '../../engine/colour';
import { decal, panel } from '../../engine/flat';
import { level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { bar, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { circle, plate } from '../../engine/outline';
import { prism } from '../../engine/prism';
import type { Sheet } from '../../engine/sheet';
import type { Vec2, Vec3 } from '../../engine/vector';
import { BLACK, BRASS, GUNMETAL, type Palette, RUBBER, STEEL } from '../../palette';
import { box, onWall, slab } from '../../parts/box';
import { cord } from '../../parts/cord';
import { ringBack, ringFront } from '../../parts/ring';

type AccessoryArt = ArtworkOf<'accessory'>;

const FRONT: Vec3 = [0, -1, 0];

/** A landing pad on the ground with its carry bag. */
export function landingPad(sheet: Sheet, palette: Palette): void {
  sheet.group([0, 1, 0], () => {
    prism(sheet, level([0, 0, 0]), circle(1.5, 56), palette.shell, { from: 0, to: 0.05, bevel: 0.02 });
    const top = level([0, 0, 0.052]);
    const white = toHex({ l: 0.97, c: 0.01, h: 80 });
    decal(sheet, top, circle(1.4, 64), 'none', { stroke: white, width: 6 });
    panel(sheet, top, circle(1.02, 56), palette.accent);
    decal(sheet, top, circle(1.02, 56), 'none', { stroke: white, width: 3 });
    const glyph: Vec2[] = [
      [-0.46, -0.52],
      [-0.24, -0.52],
      [-0.24, -0.12],
      [0.24, -0.12],
      [0.24, -0.52],
      [0.46, -0.52],
      [0.46, 0.52],
      [0.24, 0.52],
      [0.24, 0.12],
      [-0.24, 0.12],
      [-0.24, 0.52],
      [-0.46, 0.52],
    ];
    decal(sheet, top, glyph, white);
    for (let k = 0; k < 8; k++) {
      const a = (k / 8) * Math.PI * 2 + 0.2;
      const at = (r: number, t: number): Vec2 => [Math.cos(a + t) * r, Math.sin(a + t) * r];
      decal(sheet, top, [at(1.12, -0.09), at(1.3, -0.08), at(1.3, 0.08), at(1.12, 0.09)], '#d9dee6', {
        opacity: 0.9,
      });
      turned(
        sheet,
        [Math.cos(a + 0.39) * 1.44, Math.sin(a + 0.39) * 1.44, 0.05],
        [0, 0, 1],
        [
          [0, 0.035],
          [0.02, 0.03],
        ],
        STEEL,
        { samples: 12, hasShadow: false },
      );
    }
    decal(
      sheet,
      top,
      [
        [0, -1.5],
        [0, 1.5],
      ],
      'none',
      { stroke: '#5b2a0e', width: 1, isOpen: true, opacity: 0.35 },
    );
  });
  sheet.group([1.2, -1.6, 0.2], () => {
    prism(sheet, level([1.42, -1.12, 0]), circle(0.46, 40), tinted(BLACK, 0.05), {
      from: 0,
      to: 0.16,
      bevel: 0.05,
    });
    decal(sheet, level([1.42, -1.12, 0.162]), circle(0.36, 36), 'none', {
      stroke: toHex(palette.shell),
      width: 2.4,
    });
    cord(
      sheet,
      [
        [1.1, -1.42, 0.12],
        [1.0, -1.75, 0.1],
        [1.5, -1.85, 0.1],
        [1.66, -1.5, 0.12],
      ],
      0.07,
      RUBBER,
    );
  });
}

/** A two-channel balance charger with leads. */
export function charger(sheet: Sheet, art: AccessoryArt, palette: Palette): void {
  for (const x of [-0.8, 0.8])
    for (const y of [-0.5, 0.5])
      turned(
        sheet,
        [x, y, 0],
        [0, 0, 1],
        [
          [0, 0.1],
          [0.07, 0.09],
        ],
        RUBBER,
        { samples: 18 },
      );
  box(sheet, [0, 0, 0.07], [2.2, 1.4, 0.66], palette.shell, { radius: 0.14, bevel: 0.06 });
  for (const y of [-0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4])
    slab(sheet, [1.1, y, 0.42], [1, 0, 0], [0.045, 0.34, 0.02], tinted(BLACK, -0.05), { radius: 0.02 });
  for (const x of [-0.52, 0.52]) {
    box(sheet, [x, 0.14, 0.72], [0.86, 0.7, 0.05], BLACK, { radius: 0.06, hasShadow: false });
    const screen = level([x, 0.14, 0.773]);
    decal(sheet, screen, plate(0.76, 0.6, 0.04), '#0b1522');
    for (const [k, value] of [0.5, 0.47, 0.5, 0.44, 0.49, 0.46].entries()) {
      decal(
        sheet,
        { ...screen, o: [x - 0.28 + k * 0.112, 0.02, 0.775] },
        [
          [-0.035, -0.13],
          [0.035, -0.13],
          [0.035, -0.13 + value * 0.46],
          [-0.035, -0.13 + value * 0.46],
        ],
        toHex({ l: 0.78, c: 0.15, h: x < 0 ? 150 : 225 }),
      );
    }
    letter(sheet, { ...screen, o: [x - 0.06, 0.33, 0.775] }, x < 0 ? '24.9' : '22.2', 0.14, '#e7f2ff', 2);
    turned(
      sheet,
      [x, -0.42, 0.73],
      [0, 0, 1],
      [
        [0, 0.15],
        [0.09, 0.14],
      ],
      GUNMETAL,
      { samples: 28 },
    );
    panel(sheet, level([x, -0.42, 0.822]), circle(0.06, 18), palette.accent);
  }
  if (art.label) letter(sheet, onWall([-0.5, -0.7, 0.22], FRONT, 0.004), art.label, 0.13, '#e8ecf4', 2);
  for (const x of [0.2, 0.42, 0.68, 0.9]) {
    turned(
      sheet,
      [x, -0.7, 0.42],
      FRONT,
      [
        [0, 0.075],
        [0.05, 0.075],
      ],
      x === 0.2 || x === 0.68 ? { ...palette.accent, l: 0.52, c: 0.2, h: 25 } : tinted(BLACK, -0.02),
      { samples: 20, hasShadow: false },
    );
    decal(sheet, onWall([x, -0.752, 0.42], FRONT), circle(0.035, 12), '#c9a24a');
  }
  for (const [x, h] of [
    [0.2, 25],
    [0.42, 0],
  ] as const) {
    cord(
      sheet,
      [
        [x, -0.78, 0.42],
        [x, -1.2, 0.4],
        [x - 0.4, -1.25, 0.04],
        [x - 0.9, -1.3, 0.05],
      ],
      0.08,
      h ? { ...BLACK, l: 0.55, c: 0.2, h } : tinted(BLACK, 0.02),
    );
  }
  box(
    sheet,
    [-0.72, -1.3, 0],
    [0.34, 0.22, 0.16],
    { ...palette.accent, l: 0.82, c: 0.16, h: 90 },
    { radius: 0.04 },
  );
  for (const dy of [-0.05, 0.05])
    bar(sheet, [-0.89, -1.3 + dy, 0.08], [-0.97, -1.3 + dy, 0.08], 0.035, BRASS, {
      samples: 12,
      hasShadow: false,
    });
}

/** Four propeller guards, two stacked and two leaning apart. */
export function guards(sheet: Sheet, palette: Palette): void {
  for (const [x, y, z] of [
    [-0.78, 0.72, 0.12],
    [0.82, 0.62, 0.12],
    [-0.72, -0.68, 0.12],
    [0.86, -0.78, 0.12],
  ] as const) {
    sheet.group([x, y, z], () => {
      const shape = { centre: [x, y, z] as Vec3, inner: 0.66, outer: 0.73, height: 0.22 };
      ringBack(sheet, shape, palette.shell);
      for (const k of [0, 1, 2]) {
        const a = 0.5 + (k / 3) * Math.PI * 2;
        bar(
          sheet,
          [x, y, z - 0.06],
          [x + Math.cos(a) * 0.68, y + Math.sin(a) * 0.68, z - 0.02],
          0.035,
          tinted(palette.shell, -0.04),
          { samples: 14 },
        );
      }
      turned(
        sheet,
        [x, y, z - 0.12],
        [0, 0, 1],
        [
          [0, 0.17],
          [0.14, 0.17],
          [0.16, 0.14],
        ],
        tinted(palette.trim, 0),
        { samples: 26 },
      );
      decal(sheet, level([x, y, z + 0.042]), circle(0.09, 20), '#0d1119');
      ringFront(sheet, shape, palette.shell, tinted(palette.shell, 0.05));
    });
  }
}
