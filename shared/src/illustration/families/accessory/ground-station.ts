import type { ArtworkOf } from '../../artwork.schema';
import { toHex } from '../../engine/colour';
import { decal, lamp } from '../../engine/flat';
import { level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { bar, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { circle, plate } from '../../engine/outline';
import type { Sheet } from '../../engine/sheet';
import type { Vec3 } from '../../engine/vector';
import { BLACK, GUNMETAL, type Palette, RUBBER, STEEL } from '../../palette';
import { box, onWall, slab } from '../../parts/box';
import { cord } from '../../parts/cord';

type AccessoryArt = ArtworkOf<'accessory'>;

const FRONT: Vec3 = [0, -1, 0];

/** An opened ground station: screens in the lid, sticks and keys in the base. */
export function groundStation(sheet: Sheet, art: AccessoryArt, palette: Palette): void {
  box(sheet, [0, 0, 0], [2.5, 1.6, 0.46], palette.shell, { radius: 0.16, bevel: 0.06 });
  const lid: Vec3 = [0, 0.92, 0.5];
  const tilt: Vec3 = [0, -0.94, 0.34];
  slab(sheet, [lid[0], lid[1] + 0.16, lid[2] + 0.72], tilt, [2.5, 1.5, 0.22], palette.shell, {
    radius: 0.16,
    bevel: 0.05,
    hasShadow: true,
    outline: 1.5,
  });
  const inside = onWall([0, lid[1] - 0.05, lid[2] + 0.8], tilt, 0.006);
  decal(sheet, inside, plate(2.34, 1.34, 0.1), '#161b26');
  const glow = (hue: number, l = 0.5): string => toHex({ l, c: 0.09, h: hue });
  for (const [x, hue] of [
    [-0.58, 225],
    [0.58, 150],
  ] as const) {
    const at = (dx: number, dy: number): Vec3 => [
      inside.o[0] + inside.x[0] * (x + dx) + inside.y[0] * dy,
      inside.o[1] + inside.x[1] * (x + dx) + inside.y[1] * dy - 0.004,
      inside.o[2] + inside.x[2] * (x + dx) + inside.y[2] * dy,
    ];
    decal(sheet, { ...inside, o: at(0, 0.05) }, plate(1.06, 0.92, 0.05), '#05080e');
    decal(sheet, { ...inside, o: at(0, 0.05) }, plate(0.98, 0.84, 0.03), glow(hue, 0.3));
    if (x < 0) {
      decal(
        sheet,
        { ...inside, o: at(0, 0.05) },
        [
          [-0.49, -0.05],
          [0.49, 0.06],
          [0.49, 0.42],
          [-0.49, 0.42],
        ],
        glow(235, 0.72),
      );
      decal(
        sheet,
        { ...inside, o: at(0, 0.05) },
        [
          [-0.49, -0.42],
          [0.49, -0.42],
          [0.49, 0.06],
          [-0.49, -0.05],
        ],
        glow(70, 0.5),
      );
      decal(
        sheet,
        { ...inside, o: at(0, 0.06) },
        [
          [-0.18, 0.05],
          [-0.06, 0.05],
          [0, 0],
          [0.06, 0.05],
          [0.18, 0.05],
        ],
        'none',
        { stroke: '#eafff2', width: 2.4, isOpen: true },
      );
    } else {
      decal(
        sheet,
        { ...inside, o: at(0, 0.05) },
        [
          [-0.36, -0.3],
          [-0.1, -0.02],
          [0.08, -0.14],
          [0.36, 0.28],
        ],
        'none',
        { stroke: '#ffd36b', width: 2.6, isOpen: true },
      );
      for (const [dx, dy] of [
        [-0.36, -0.3],
        [-0.1, -0.02],
        [0.08, -0.14],
        [0.36, 0.28],
      ] as const)
        decal(sheet, { ...inside, o: at(dx, dy + 0.05) }, circle(0.035, 12), '#fff6df');
      for (const dy of [-0.2, 0, 0.2])
        decal(
          sheet,
          { ...inside, o: at(0, dy + 0.05) },
          [
            [-0.49, 0],
            [0.49, 0],
          ],
          'none',
          { stroke: '#9fe8c4', width: 0.8, isOpen: true, opacity: 0.5 },
        );
    }
    decal(
      sheet,
      { ...inside, o: at(0, 0.05) },
      [
        [-0.49, 0.42],
        [-0.1, 0.42],
        [-0.42, -0.42],
        [-0.49, -0.42],
      ],
      '#fff',
      { opacity: 0.1 },
    );
  }
  for (const x of [-0.9, 0.9])
    bar(sheet, [x - 0.14, 0.8, 0.46], [x + 0.14, 0.8, 0.46], 0.06, GUNMETAL, { samples: 18 });
  box(sheet, [0, 0, 0.44], [2.3, 1.4, 0.05], tinted(BLACK, 0), { radius: 0.1, hasShadow: false });
  for (const [x, m] of [
    [-0.78, palette.accent],
    [0.78, palette.accent],
  ] as const) {
    turned(
      sheet,
      [x, -0.22, 0.49],
      [0, 0, 1],
      [
        [0, 0.24],
        [0.03, 0.22],
      ],
      GUNMETAL,
      { samples: 32, hasShadow: false },
    );
    turned(
      sheet,
      [x, -0.22, 0.52],
      [0, 0, 1],
      [
        [0, 0.14],
        [0.08, 0.08],
      ],
      RUBBER,
      { samples: 26, hasShadow: false },
    );
    bar(sheet, [x, -0.22, 0.58], [x + 0.02, -0.24, 0.86], 0.035, STEEL, { samples: 14 });
    turned(
      sheet,
      [x + 0.02, -0.24, 0.84],
      [0, 0, 1],
      [
        [0, 0.06],
        [0.05, 0.075],
        [0.09, 0.05],
      ],
      m,
      { samples: 20 },
    );
  }
  for (let row = 0; row < 3; row++)
    for (let k = 0; k < 6; k++)
      box(
        sheet,
        [-0.36 + k * 0.145, 0.24 - row * 0.17, 0.49],
        [0.11, 0.12, 0.035],
        row === 2 && k === 5 ? palette.accent : GUNMETAL,
        { radius: 0.02, bevel: 0.01, hasShadow: false, outline: 0.7 },
      );
  box(sheet, [0, -0.42, 0.49], [0.66, 0.3, 0.03], tinted(BLACK, -0.06), { radius: 0.04, hasShadow: false });
  for (const x of [-0.95, -0.6, 0.6, 0.95]) lamp(sheet, level([x, 0.36, 0.495]), 0.03, x < 0 ? 145 : 85);
  if (art.label) letter(sheet, onWall([0, -0.8, 0.24], FRONT, 0.004), art.label, 0.15, '#f3f5f9', 2.2);
  for (const x of [-0.82, 0.82])
    slab(sheet, [x, -0.8, 0.34], FRONT, [0.3, 0.26, 0.06], palette.accent, { radius: 0.04 });
  cord(
    sheet,
    [
      [-0.3, -0.82, 0.14],
      [-0.28, -1.02, 0.1],
      [0.28, -1.02, 0.1],
      [0.3, -0.82, 0.14],
    ],
    0.1,
    RUBBER,
  );
  turned(
    sheet,
    [1.05, 0.62, 0.46],
    [0, 0, 1],
    [
      [0, 0.05],
      [0.2, 0.05],
      [1.0, 0.03],
    ],
    BLACK,
    { samples: 16 },
  );
}
