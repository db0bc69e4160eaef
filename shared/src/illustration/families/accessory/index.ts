import type { ArtworkOf } from '../../artwork.schema';
import type { Sheet } from '../../engine/sheet';
import { type Palette, paletteOf } from '../../palette';
import { backpack, hardCase, transitCase } from './cases';
import { charger, guards, landingPad } from './field';
import { groundStation } from './ground-station';

type AccessoryArt = ArtworkOf<'accessory'>;

const ONE_PIECE: Readonly<
  Partial<Record<AccessoryArt['layout'], (sheet: Sheet, art: AccessoryArt, palette: Palette) => void>>
> = {
  backpack,
  charger,
  'hard-case': hardCase,
  'transit-case': transitCase,
  'ground-station': groundStation,
};

/** Draws cases, pads, chargers, guards and ground stations. */
export function drawAccessory(sheet: Sheet, art: AccessoryArt): void {
  const palette = paletteOf(art.colourway, art.accent);
  if (art.layout === 'pad') landingPad(sheet, palette);
  else if (art.layout === 'guards') guards(sheet, palette);
  else sheet.group([0, 0, 0], () => ONE_PIECE[art.layout]?.(sheet, art, palette));
}
