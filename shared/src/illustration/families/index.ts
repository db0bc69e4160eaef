import type { Artwork } from '../artwork.schema';
import type { View } from '../engine/camera';
import type { Sheet } from '../engine/sheet';
import { drawMultirotor } from './multirotor';
import { groundOf } from './multirotor/layout';

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
    default:
      return { view: { yaw: 34, pitch: 28, distance: 8 }, ground: 0 };
  }
}

/** Draws the product's family. */
export function drawFamily(sheet: Sheet, art: Artwork, sku: string): void {
  if (art.kind === 'multirotor') drawMultirotor(sheet, art, sku);
}
