import type { ArtworkOf } from '../../artwork.schema';
import { level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { bar, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import type { Random } from '../../engine/random';
import type { Sheet } from '../../engine/sheet';
import { BLACK, BRASS, CIRCUIT, GREY, GUNMETAL, PALE, type Palette, STEEL } from '../../palette';
import { box, onWall } from '../../parts/box';
import { cord } from '../../parts/cord';

type BoardArt = ArtworkOf<'board'>;

import { chip, circuitBoard } from './circuit';

/** Four drives on one square board. */
export function escBoard(sheet: Sheet, art: BoardArt, palette: Palette, random: Random): void {
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

/** One drive in a finned body. */
export function singleEsc(sheet: Sheet, art: BoardArt, palette: Palette): void {
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
  if (art.label) letter(sheet, front, art.label, 0.08, '#f1f4f8', 1.7);
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
