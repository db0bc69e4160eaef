import type { ArtworkOf } from '../artwork.schema';
import { toHex } from '../engine/colour';
import { decal, lamp, panel } from '../engine/flat';
import { facing, level } from '../engine/frame';
import { letter } from '../engine/lettering';
import { bar, loft, smoothSections, turned } from '../engine/loft';
import { tinted } from '../engine/material';
import { circle, moved, plate } from '../engine/outline';
import { prism } from '../engine/prism';
import { type Random, randomFrom } from '../engine/random';
import type { Sheet } from '../engine/sheet';
import type { Vec2, Vec3 } from '../engine/vector';
import { BLACK, BRASS, CIRCUIT, GREY, GUNMETAL, PALE, type Palette, paletteOf, STEEL } from '../palette';
import { box, onWall, slab } from '../parts/box';
import { cord } from '../parts/cord';

type BoardArt = ArtworkOf<'board'>;

const TRACE = toHex({ l: 0.62, c: 0.06, h: 165 });

/** A circuit board with mounting holes and a few etched traces. */
function circuitBoard(sheet: Sheet, width: number, depth: number, random: Random, m = CIRCUIT): void {
  const inset = 0.09;
  const holes = [-1, 1].flatMap((x) =>
    [-1, 1].map((y) => circle(0.055, 14, x * (width / 2 - inset), y * (depth / 2 - inset))),
  );
  prism(sheet, level([0, 0, 0]), plate(width, depth, 0.1), m, {
    from: 0,
    to: 0.055,
    bevel: 0.008,
    holes,
    hole: '#0f1520',
  });
  const top = level([0, 0, 0.056]);
  for (const hole of holes)
    decal(sheet, top, hole, 'none', { stroke: toHex({ l: 0.75, c: 0.1, h: 85 }), width: 2.4 });
  for (let k = 0; k < 16; k++) {
    const x = (random() - 0.5) * width * 0.86;
    const y = (random() - 0.5) * depth * 0.86;
    const run = 0.12 + random() * 0.3;
    const turn = random() > 0.5 ? 0.08 : -0.08;
    const line: Vec2[] =
      random() > 0.5
        ? [
            [x, y],
            [x + run, y],
            [x + run + 0.07, y + turn],
          ]
        : [
            [x, y],
            [x, y + run],
            [x + turn, y + run + 0.07],
          ];
    decal(
      sheet,
      top,
      line.map(
        ([a, b]): Vec2 => [
          Math.max(-width * 0.46, Math.min(width * 0.46, a)),
          Math.max(-depth * 0.46, Math.min(depth * 0.46, b)),
        ],
      ),
      'none',
      { stroke: TRACE, width: 1, isOpen: true, opacity: 0.6 },
    );
  }
}

function chip(sheet: Sheet, x: number, y: number, w: number, d: number, h = 0.07): void {
  const pins = Math.round(w / 0.07);
  for (let k = 0; k < pins; k++) {
    const px = x + ((k + 0.5) / pins - 0.5) * w * 0.92;
    for (const side of [1, -1])
      panel(sheet, level([px, y + side * (d / 2 + 0.015), 0.058]), plate(0.03, 0.05, 0.004), STEEL);
  }
  box(sheet, [x, y, 0.057], [w, d, h], BLACK, { radius: 0.015, bevel: 0.01, hasShadow: false });
  decal(sheet, level([x - w * 0.36, y - d * 0.34, 0.058 + h]), circle(0.016, 8), '#7d8594');
}

function escBoard(sheet: Sheet, art: BoardArt, palette: Palette, random: Random): void {
  circuitBoard(sheet, 1.9, 1.9, random, { ...CIRCUIT, l: 0.3, c: 0.012, h: 262 });
  for (const sy of [1, -1]) {
    for (const sx of [-1, 1]) {
      for (const k of [0, 1, 2]) {
        const x = sx * 0.83;
        const y = sy * 0.5 + (k - 1) * 0.2;
        box(sheet, [x, y, 0.056], [0.16, 0.15, 0.02], BRASS, {
          radius: 0.02,
          bevel: 0.006,
          hasShadow: false,
          outline: 0.8,
        });
      }
    }
  }
  const parts: [number, () => void][] = [];
  for (const sy of [1, -1])
    for (const sx of [-1, 1])
      for (const k of [0, 1, 2]) {
        const [x, y] = [sx * 0.55, sy * 0.5 + (k - 1) * 0.2];
        parts.push([
          y,
          () => {
            box(sheet, [x, y, 0.057], [0.24, 0.16, 0.06], BLACK, {
              radius: 0.015,
              bevel: 0.01,
              hasShadow: false,
            });
          },
        ]);
      }
  for (const sy of [0.45, -0.4]) parts.push([sy, () => chip(sheet, 0, sy, 0.36, 0.36)]);
  parts.push([
    0.02,
    () => {
      box(sheet, [-0.1, 0.02, 0.057], [0.5, 0.2, 0.09], GREY, { radius: 0.03, hasShadow: false });
    },
  ]);
  for (const [, draw] of parts.sort((a, b) => b[0] - a[0])) draw();
  box(sheet, [0, -0.86, 0.056], [0.5, 0.12, 0.14], PALE, { radius: 0.02, hasShadow: false });
  for (const x of [-0.13, 0.13]) {
    cord(
      sheet,
      [
        [x, 0.86, 0.08],
        [x, 1.15, 0.18],
        [x * 1.2, 1.4, 0.1],
        [x * 1.6, 1.75, 0.05],
      ],
      0.13,
      x < 0 ? tinted(BLACK, 0.02) : { ...palette.accent, h: 25, c: 0.2, l: 0.55 },
    );
  }
  turned(
    sheet,
    [0.42, 1.0, 0.22],
    [1, 0, 0],
    [
      [0, 0.15],
      [0.42, 0.15],
      [0.44, 0.13],
    ],
    { ...palette.accent, l: 0.5 },
    { samples: 26 },
  );
  turned(
    sheet,
    [0.42, 1.0, 0.22],
    [1, 0, 0],
    [
      [0.34, 0.152],
      [0.4, 0.152],
    ],
    STEEL,
    { samples: 26, cap: false, outline: 0, hasShadow: false },
  );
  if (art.label) letter(sheet, level([0.02, 0.45, 0.13]), art.label, 0.1, '#e3e8f1', 1.5);
}

function singleEsc(sheet: Sheet, art: BoardArt, palette: Palette): void {
  for (const [k, m] of [palette.accent, tinted(BLACK, 0.04), palette.shell].entries()) {
    const y = 0.24 - k * 0.24;
    cord(
      sheet,
      [
        [-0.9, y, 0.2],
        [-1.2, y, 0.2],
        [-1.3, y * 1.3, 0.06],
        [-1.7, y * 1.5 - 0.1, 0.07],
      ],
      0.12,
      m,
    );
    bar(sheet, [-1.68, y * 1.5 - 0.1, 0.07], [-1.84, y * 1.55 - 0.12, 0.07], 0.06, BRASS, { samples: 14 });
  }
  for (const y of [0.2, -0.2])
    cord(
      sheet,
      [
        [0.9, y, 0.2],
        [1.3, y, 0.24],
        [1.4, y * 1.1, 0.08],
        [1.8, y * 1.4, 0.07],
      ],
      0.14,
      y > 0 ? tinted(BLACK, 0.02) : { ...palette.shell, h: 25, c: 0.2, l: 0.52 },
    );
  box(sheet, [0, 0, 0], [1.9, 0.96, 0.16], GUNMETAL, { radius: 0.08, bevel: 0.03 });
  for (let k = 0; k < 9; k++) {
    const y = 0.4 - k * 0.1;
    box(sheet, [0, y, 0.16], [1.8, 0.05, 0.28], palette.shell, {
      radius: 0.012,
      bevel: 0.008,
      hasShadow: k % 4 === 0,
      outline: 0.9,
    });
  }
  const front = onWall([0, -0.47, 0.09], [0, -1, 0], 0.012);
  if (art.label) letter(sheet, front, art.label, 0.1, '#f1f4f8', 1.8);
  for (const x of [-0.8, 0.8])
    for (const y of [-0.42, 0.42])
      turned(
        sheet,
        [x, y, 0.1],
        [0, 0, 1],
        [
          [0, 0.05],
          [0.09, 0.045],
        ],
        STEEL,
        { samples: 14, hasShadow: false },
      );
  cord(
    sheet,
    [
      [0.6, -0.48, 0.1],
      [0.62, -0.75, 0.12],
      [0.8, -0.8, 0.02],
      [1.1, -0.95, 0.03],
    ],
    0.05,
    GREY,
  );
}

function autopilot(sheet: Sheet, art: BoardArt, palette: Palette): void {
  box(sheet, [0, 0, 0], [1.5, 2.1, 0.22], GUNMETAL, { radius: 0.12, bevel: 0.03 });
  box(sheet, [0, 0, 0.2], [1.4, 2, 0.3], palette.shell, { radius: 0.14, bevel: 0.06 });
  for (const y of [-0.72, -0.44, -0.16, 0.12, 0.4, 0.68]) {
    slab(sheet, [0.705, y, 0.32], [1, 0, 0], [0.2, 0.13, 0.05], PALE, { radius: 0.01 });
    decal(sheet, onWall([0.757, y, 0.32], [1, 0, 0]), plate(0.15, 0.07, 0.004), '#1a1f2a');
  }
  for (const x of [-0.46, -0.16, 0.14, 0.46]) {
    slab(sheet, [x, -1.005, 0.32], [0, -1, 0], [0.22, 0.14, 0.05], x > 0.4 ? palette.accent : PALE, {
      radius: 0.01,
    });
    decal(sheet, onWall([x, -1.057, 0.32], [0, -1, 0]), plate(0.17, 0.075, 0.004), '#1a1f2a');
  }
  const top = level([0, 0, 0.503]);
  panel(sheet, top, moved(plate(1, 1.28, 0.1), 0, 0.1), tinted(palette.shell, -0.05));
  panel(sheet, { ...top, o: [0, 0, 0.505] }, moved(plate(1, 0.07, 0.02), 0, -0.44), palette.accent);
  decal(
    sheet,
    { ...top, o: [0, 0, 0.506] },
    [
      [0, 0.62],
      [0.14, 0.36],
      [0, 0.43],
      [-0.14, 0.36],
    ],
    '#e9edf4',
  );
  if (art.label) letter(sheet, { ...top, o: [0, -0.02, 0.506] }, art.label, 0.3, '#e9edf4', 2.8);
  lamp(sheet, { ...top, o: [0.5, -0.76, 0.506] }, 0.035, 145);
  lamp(sheet, { ...top, o: [0.36, -0.76, 0.506] }, 0.035, 250);
}

function cubeAutopilot(sheet: Sheet, art: BoardArt, palette: Palette, random: Random): void {
  circuitBoard(sheet, 2.2, 1.7, random, { ...CIRCUIT, l: 0.28, c: 0.02, h: 262 });
  for (const x of [-0.8, -0.4, 0, 0.4, 0.8])
    box(sheet, [x, 0.68, 0.056], [0.3, 0.2, 0.17], PALE, { radius: 0.02, hasShadow: false });
  for (const y of [0.3, 0, -0.3])
    box(sheet, [-0.94, y, 0.056], [0.2, 0.24, 0.17], PALE, { radius: 0.02, hasShadow: false });
  box(sheet, [0.05, 0, 0.056], [1.02, 1.02, 0.14], BLACK, { radius: 0.05 });
  box(sheet, [0.05, 0, 0.18], [0.98, 0.98, 0.72], palette.shell, { radius: 0.1, bevel: 0.06 });
  for (const z of [0.36, 0.48, 0.6]) {
    decal(sheet, onWall([0.05, -0.49, z], [0, -1, 0], 0.002), plate(0.74, 0.03, 0.012), '#150f24', {
      opacity: 0.5,
    });
    decal(sheet, onWall([0.54, 0, z], [1, 0, 0], 0.002), plate(0.74, 0.03, 0.012), '#150f24', {
      opacity: 0.5,
    });
  }
  const top = level([0.05, 0, 0.903]);
  panel(sheet, top, plate(0.66, 0.66, 0.12), tinted(palette.shell, -0.08));
  decal(
    sheet,
    { ...top, o: [0.05, 0.15, 0.905] },
    [
      [0, 0.14],
      [0.1, -0.06],
      [0, 0],
      [-0.1, -0.06],
    ],
    '#f3effa',
  );
  if (art.label) letter(sheet, { ...top, o: [0.05, -0.14, 0.905] }, art.label, 0.2, '#f3effa', 2.4);
  for (const [x, y] of [
    [-0.38, 0.43],
    [0.48, 0.43],
    [-0.38, -0.43],
    [0.48, -0.43],
  ] as const)
    turned(
      sheet,
      [x, y, 0.9],
      [0, 0, 1],
      [
        [0, 0.045],
        [0.03, 0.04],
      ],
      STEEL,
      { samples: 14, hasShadow: false },
    );
  for (const y of [0.4, 0.05, -0.3])
    box(sheet, [0.92, y, 0.056], [0.2, 0.28, 0.17], y < 0 ? palette.accent : PALE, {
      radius: 0.02,
      hasShadow: false,
    });
  for (const x of [-0.75, -0.4, -0.05, 0.3, 0.65])
    box(sheet, [x, -0.72, 0.056], [0.28, 0.18, 0.17], PALE, { radius: 0.02, hasShadow: false });
}

function gnss(sheet: Sheet, art: BoardArt, palette: Palette): void {
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
  loft(sheet, smoothSections(dome, 3), palette.shell, { samples: 44 });
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

/** Draws electronics: speed controllers, autopilots, satellite receivers. */
export function drawBoard(sheet: Sheet, art: BoardArt, sku: string): void {
  const palette = paletteOf(art.colourway, art.accent);
  const random = randomFrom(sku);
  sheet.group([0, 0, 0], () => {
    if (art.layout === 'esc-4in1') escBoard(sheet, art, palette, random);
    else if (art.layout === 'esc-single') singleEsc(sheet, art, palette);
    else if (art.layout === 'autopilot') autopilot(sheet, art, palette);
    else if (art.layout === 'autopilot-cube') cubeAutopilot(sheet, art, palette, random);
    else gnss(sheet, art, palette);
  });
}
