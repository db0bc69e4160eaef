import type { Artwork } from '../artwork.schema';
import type { View } from '../engine/camera';
import type { Sheet } from '../engine/sheet';
import { drawCaged } from './caged';
import { drawFixedWing } from './fixed-wing';
import { drawFrame } from './frame';
import { drawMotor } from './motor';
import { drawMultirotor } from './multirotor';
import { groundOf } from './multirotor/layout';
import { drawRacer } from './racer';

/** How a product stands in the studio. */
export interface Stand {
  readonly view: View;
  readonly ground: number;
}

/** Viewpoint and floor height of an artwork's family. */
export function standOf(art: Artwork): Stand {
  switch (art.kind) {
    case 'multirotor':
      return { view: { yaw: 34, pitch: 25, distance: 7.5 }, ground: groundOf(art.gear) };
    case 'racer':
      return { view: { yaw: 36, pitch: 30, distance: 6.5 }, ground: -0.14 };
    case 'fixed-wing':
      return art.layout === 'tailsitter'
        ? { view: { yaw: 24, pitch: 16, distance: 8 }, ground: -0.62 }
        : { view: { yaw: 42, pitch: 26, distance: 8 }, ground: -0.5 };
    case 'caged':
      return { view: { yaw: 30, pitch: 18, distance: 7.5 }, ground: -1.15 };
    case 'frame':
      return art.layout === 'long-range'
        ? { view: { yaw: 36, pitch: 32, distance: 7 }, ground: -0.06 }
        : { view: { yaw: 34, pitch: 28, distance: 7 }, ground: art.layout === 'cargo' ? -0.8 : -0.62 };
    case 'motor':
      return { view: { yaw: 30, pitch: 30, distance: 8 }, ground: 0 };
    default:
      return { view: { yaw: 34, pitch: 28, distance: 8 }, ground: 0 };
  }
}

/** Draws the product's family. */
export function drawFamily(sheet: Sheet, art: Artwork, sku: string): void {
  switch (art.kind) {
    case 'multirotor':
      drawMultirotor(sheet, art, sku);
      break;
    case 'racer':
      drawRacer(sheet, art, sku);
      break;
    case 'fixed-wing':
      drawFixedWing(sheet, art);
      break;
    case 'caged':
      drawCaged(sheet, art);
      break;
    case 'frame':
      drawFrame(sheet, art);
      break;
    case 'motor':
      drawMotor(sheet, art);
      break;
    default:
      break;
  }
}
