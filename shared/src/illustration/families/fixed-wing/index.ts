import type { ArtworkOf } from '../../artwork.schema';
import type { Sheet } from '../../engine/sheet';
import { drawQuadplane, drawTiltrotor } from './airplane';
import { drawTailsitter } from './tailsitter';

/** Draws a winged aircraft. */
export function drawFixedWing(sheet: Sheet, art: ArtworkOf<'fixed-wing'>): void {
  if (art.layout === 'tailsitter') drawTailsitter(sheet, art);
  else if (art.layout === 'tiltrotor') drawTiltrotor(sheet, art);
  else drawQuadplane(sheet, art);
}
