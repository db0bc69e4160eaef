import type { ArtworkOf } from '../../artwork.schema';
import { randomFrom } from '../../engine/random';
import type { Sheet } from '../../engine/sheet';
import { paletteOf } from '../../palette';
import { rotorPod } from './arms';
import { airframeBody } from './body';
import { extras } from './extras';
import { landingGear } from './gear';
import { bodyExtent, type Craft, placeRotors, propRadiusOf } from './layout';
import { payload } from './payload';

/** Draws a multirotor: rotors far to near around the body, payload below or in front of it. */
export function drawMultirotor(sheet: Sheet, art: ArtworkOf<'multirotor'>, sku: string): void {
  const craft: Craft = {
    sheet,
    art,
    palette: paletteOf(art.colourway, art.accent),
    random: randomFrom(sku),
    rotors: placeRotors(art),
    propRadius: propRadiusOf(art),
    ground: sheet.ground,
    body: bodyExtent(art.body),
  };
  landingGear(craft);
  for (const rotor of craft.rotors) rotorPod(craft, rotor);
  airframeBody(craft);
  payload(craft);
  extras(craft);
}
