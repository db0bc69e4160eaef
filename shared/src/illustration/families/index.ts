import type { Artwork, ArtworkOf } from '../artwork.schema';
import type { View } from '../engine/camera';
import type { Sheet } from '../engine/sheet';
import { drawAccessory } from './accessory';
import { drawBattery } from './battery';
import { drawBoard } from './board';
import { drawCaged } from './caged';
import { drawCamera } from './camera';
import { drawFixedWing } from './fixed-wing';
import { drawFpv } from './fpv';
import { drawFrame } from './frame';
import { drawGimbal } from './gimbal';
import { drawMotor } from './motor';
import { drawMultirotor } from './multirotor';
import { groundOf } from './multirotor/layout';
import { drawPropeller } from './propeller';
import { drawRacer } from './racer';

/** How a product stands in the studio. */
export interface Stand {
  readonly view: View;
  readonly ground: number;
}

const PITCH: Readonly<Record<ArtworkOf<'accessory'>['layout'], number>> = {
  pad: 34,
  backpack: 14,
  'transit-case': 24,
  'hard-case': 30,
  charger: 34,
  guards: 36,
  'ground-station': 26,
};

/** Viewpoint and floor height of an artwork's family. */
export function standOf(art: Artwork): Stand {
  switch (art.kind) {
    case 'multirotor':
      return {
        view: { yaw: 34, pitch: art.guards === 'ducts' ? 31 : 25, distance: 7.5 },
        ground: groundOf(art.gear),
      };
    case 'racer':
      return { view: { yaw: 36, pitch: 30, distance: 6.5 }, ground: -0.14 };
    case 'fixed-wing':
      return art.layout === 'tailsitter'
        ? { view: { yaw: 24, pitch: 16, distance: 8 }, ground: -0.62 }
        : { view: { yaw: 42, pitch: 26, distance: 8 }, ground: -0.32 };
    case 'caged':
      return { view: { yaw: 30, pitch: 18, distance: 7.5 }, ground: -1.15 };
    case 'frame':
      return art.layout === 'long-range'
        ? { view: { yaw: 36, pitch: 32, distance: 7 }, ground: -0.06 }
        : { view: { yaw: 34, pitch: 28, distance: 7 }, ground: art.layout === 'cargo' ? -0.8 : -0.62 };
    case 'motor':
      return { view: { yaw: 30, pitch: 30, distance: 8 }, ground: 0 };
    case 'board':
      return { view: { yaw: 32, pitch: 40, distance: 9 }, ground: 0 };
    case 'camera':
      return { view: { yaw: 34, pitch: 20, distance: 9 }, ground: 0 };
    case 'gimbal':
      return { view: { yaw: 32, pitch: 16, distance: 9 }, ground: 0 };
    case 'battery':
      return { view: { yaw: 38, pitch: 26, distance: 9 }, ground: 0 };
    case 'propeller':
      return { view: { yaw: 26, pitch: 54, distance: 9 }, ground: 0 };
    case 'fpv':
      return {
        view: { yaw: 30, pitch: art.layout === 'goggles' ? 20 : 24, distance: 9 },
        ground: art.layout === 'goggles' ? 0.1 : 0,
      };
    case 'accessory':
      return {
        view: { yaw: art.layout === 'backpack' ? 28 : 32, pitch: PITCH[art.layout], distance: 9 },
        ground: 0,
      };
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
    case 'board':
      drawBoard(sheet, art, sku);
      break;
    case 'camera':
      drawCamera(sheet, art);
      break;
    case 'gimbal':
      drawGimbal(sheet, art);
      break;
    case 'battery':
      drawBattery(sheet, art);
      break;
    case 'propeller':
      drawPropeller(sheet, art);
      break;
    case 'fpv':
      drawFpv(sheet, art);
      break;
    case 'accessory':
      drawAccessory(sheet, art);
      break;
  }
}
