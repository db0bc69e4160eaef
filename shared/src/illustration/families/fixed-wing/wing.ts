import { type LoftOptions, loft, type Section, smoothSections } from '../../engine/loft';
import type { Material } from '../../engine/material';
import type { Sheet } from '../../engine/sheet';
import { add, scale, type Vec3 } from '../../engine/vector';

/** One station of a wing: where its middle is, half the chord, half the thickness. */
export interface Station {
  readonly at: Vec3;
  readonly chord: number;
  readonly thickness: number;
}

/** Directions of chord and thickness. */
export interface WingAxes {
  readonly chord: Vec3;
  readonly thickness: Vec3;
}

/** A wing panel through stations from root to tip. */
export function wing(
  sheet: Sheet,
  stations: readonly Station[],
  axes: WingAxes,
  m: Material,
  options: LoftOptions & { readonly steps?: number } = {},
): void {
  const { steps = 3, ...rest } = options;
  const sections: Section[] = stations.map(({ at, chord, thickness }) => ({
    at,
    u: scale(axes.chord, chord),
    v: scale(axes.thickness, thickness),
    n: 2,
  }));
  loft(sheet, smoothSections(sections, steps), m, { samples: 36, ...rest });
}

/** A point of the upper surface near the trailing or leading edge, for panel lines. */
export const surfacePoint = (station: Station, axes: WingAxes, share: number): Vec3 => {
  const height = Math.sqrt(Math.max(0, 1 - share * share));
  return add(
    station.at,
    add(scale(axes.chord, station.chord * share), scale(axes.thickness, station.thickness * height)),
  );
};
