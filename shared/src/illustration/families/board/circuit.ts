import { toHex } from '../../engine/colour';
import { decal, panel } from '../../engine/flat';
import { level } from '../../engine/frame';
import { circle, plate } from '../../engine/outline';
import { prism } from '../../engine/prism';
import type { Random } from '../../engine/random';
import type { Sheet } from '../../engine/sheet';
import type { Vec2 } from '../../engine/vector';
import { BLACK, CIRCUIT, STEEL } from '../../palette';
import { box } from '../../parts/box';

const TRACE = toHex({ l: 0.62, c: 0.06, h: 165 });

/** A circuit board with mounting holes and a few etched traces. */
export function circuitBoard(sheet: Sheet, width: number, depth: number, random: Random, m = CIRCUIT): void {
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

/** A chip with its rows of pins. */
export function chip(sheet: Sheet, x: number, y: number, w: number, d: number, h = 0.07): void {
  const pins = Math.round(w / 0.07);
  for (let k = 0; k < pins; k++) {
    const px = x + ((k + 0.5) / pins - 0.5) * w * 0.92;
    for (const side of [1, -1])
      panel(sheet, level([px, y + side * (d / 2 + 0.015), 0.058]), plate(0.03, 0.05, 0.004), STEEL);
  }
  box(sheet, [x, y, 0.057], [w, d, h], BLACK, { radius: 0.015, bevel: 0.01, hasShadow: false });
  decal(sheet, level([x - w * 0.36, y - d * 0.34, 0.058 + h]), circle(0.016, 8), '#7d8594');
}
