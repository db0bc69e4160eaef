import type { ArtworkOf } from '../../artwork.schema';
import { decal, lamp, panel } from '../../engine/flat';
import { level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { moved, plate } from '../../engine/outline';
import type { Random } from '../../engine/random';
import type { Sheet } from '../../engine/sheet';
import { BLACK, CIRCUIT, GUNMETAL, PALE, type Palette, STEEL } from '../../palette';
import { box, onWall, slab } from '../../parts/box';

type BoardArt = ArtworkOf<'board'>;

import { circuitBoard } from './circuit';

/** An autopilot in a flat housing. */
export function autopilot(sheet: Sheet, art: BoardArt, palette: Palette): void {
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

/** An autopilot cube on its carrier. */
export function cubeAutopilot(sheet: Sheet, art: BoardArt, palette: Palette, random: Random): void {
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
