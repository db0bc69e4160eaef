import type { ArtworkOf } from '../../artwork.schema';
import type { Random } from '../../engine/random';
import type { Sheet } from '../../engine/sheet';
import type { Vec3 } from '../../engine/vector';
import type { Palette } from '../../palette';

/** What every part of an airframe needs to draw itself. */
export interface Craft {
  readonly sheet: Sheet;
  readonly art: ArtworkOf<'multirotor'>;
  readonly palette: Palette;
  readonly random: Random;
  readonly rotors: readonly RotorPlace[];
  readonly propRadius: number;
  /** Height of the ground below the airframe's centre. */
  readonly ground: number;
  /** Half extents of the body: width, length, height. */
  readonly body: Vec3;
}

/** One rotor: where its motor stands and where its arm starts. */
export interface RotorPlace {
  readonly motor: Vec3;
  readonly root: Vec3;
  readonly isFront: boolean;
  readonly isRight: boolean;
}

const BODIES: Readonly<Record<ArtworkOf<'multirotor'>['body'], Vec3>> = {
  pebble: [0.34, 0.66, 0.2],
  wedge: [0.36, 0.74, 0.2],
  slab: [0.42, 0.66, 0.17],
  dome: [0.48, 0.48, 0.24],
  deck: [0.5, 0.5, 0.12],
  pod: [0.36, 0.8, 0.27],
};

/** Half extents of a body style. */
export const bodyExtent = (body: ArtworkOf<'multirotor'>['body']): Vec3 => BODIES[body];

/** Height of the ground for a landing gear. */
export const groundOf = (gear: ArtworkOf<'multirotor'>['gear']): number =>
  ({ none: -0.34, feet: -0.46, skids: -0.72, tall: -1.02 })[gear];

/** Places the rotors on a circle, or on a wide X for four. */
export function placeRotors(art: ArtworkOf<'multirotor'>): RotorPlace[] {
  const reach = { 4: 1.22, 6: 1.32, 8: 1.42 }[art.rotors] * art.span;
  const body = BODIES[art.body];
  return Array.from({ length: art.rotors }, (_, k) => {
    // Eight arms leave a gap towards the viewer, so that the load below stays in sight.
    const angle = ((k + (art.rotors === 8 ? 0 : 0.5)) / art.rotors) * Math.PI * 2;
    const wide = art.rotors === 4 ? 1.06 : 1;
    const x = Math.cos(angle) * reach * wide;
    const y = Math.sin(angle) * reach * (art.rotors === 4 ? 0.94 : 1);
    const isFront = y < 0;
    const lift = art.arms === 'moulded' ? (isFront ? 0.03 : 0.16) : 0.06;
    return {
      motor: [x, y, lift],
      root: [
        Math.cos(angle) * body[0] * 0.8,
        Math.sin(angle) * body[1] * (art.rotors === 4 ? 0.72 : 0.8),
        0.02,
      ],
      isFront,
      isRight: x > 0,
    };
  });
}

/** Largest propeller that keeps clear of its neighbours. */
export const propRadiusOf = (art: ArtworkOf<'multirotor'>): number =>
  ({ 4: 0.78, 6: 0.61, 8: 0.52 })[art.rotors] * art.span * (art.guards === 'ducts' ? 0.78 : 1);
