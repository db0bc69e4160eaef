import type { ArtworkOf } from '../../artwork.schema';
import { randomFrom } from '../../engine/random';
import type { Sheet } from '../../engine/sheet';
import { paletteOf } from '../../palette';

type BoardArt = ArtworkOf<'board'>;

import { autopilot, cubeAutopilot } from './autopilot';
import { gnss } from './gnss';
import { escBoard, singleEsc } from './speed-controller';

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
