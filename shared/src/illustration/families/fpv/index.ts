import type { ArtworkOf } from '../../artwork.schema';
import type { Sheet } from '../../engine/sheet';
import { paletteOf } from '../../palette';
import { goggles } from './goggles';
import { antennaSet, meshRadio, transmitter } from './radios';

/** Draws first-person gear. */
export function drawFpv(sheet: Sheet, art: ArtworkOf<'fpv'>): void {
  const palette = paletteOf(art.colourway, art.accent);
  if (art.layout === 'goggles') goggles(sheet, art, palette);
  else if (art.layout === 'antennas') antennaSet(sheet, art, palette);
  else {
    sheet.group([0, 0, 0], () => {
      if (art.layout === 'transmitter') transmitter(sheet, art, palette);
      else meshRadio(sheet, art, palette);
    });
  }
}
