import { type Frame, facing, level } from '../engine/frame';
import type { Material } from '../engine/material';
import { plate } from '../engine/outline';
import { type PrismOptions, prism } from '../engine/prism';
import type { Sheet } from '../engine/sheet';
import type { Vec3 } from '../engine/vector';

/** Look of a box beyond its size. */
export type BoxOptions = Partial<Omit<PrismOptions, 'from' | 'to'>> & { readonly radius?: number };

/** A level box that stands on `base` (centre of its underside); size is width, depth, height. */
export function box(sheet: Sheet, base: Vec3, size: Vec3, m: Material, options: BoxOptions = {}): void {
  const { radius = Math.min(size[0], size[1]) * 0.1, ...rest } = options;
  prism(sheet, level(base), plate(size[0], size[1], radius), m, {
    from: 0,
    to: size[2],
    bevel: 0.015,
    ...rest,
  });
}

/** A slab on a wall: `size` is width, height, thickness; `outwards` points to its face. */
export function slab(
  sheet: Sheet,
  centre: Vec3,
  outwards: Vec3,
  size: Vec3,
  m: Material,
  options: BoxOptions = {},
): void {
  const { radius = Math.min(size[0], size[1]) * 0.15, ...rest } = options;
  prism(sheet, facing(centre, outwards), plate(size[0], size[1], radius), m, {
    from: -0.01,
    to: size[2],
    bevel: Math.min(0.012, size[2] * 0.3),
    hasShadow: false,
    outline: 1,
    ...rest,
  });
}

/** The plane of a wall, a little in front of it. */
export const onWall = (centre: Vec3, outwards: Vec3, lift = 0.003): Frame => {
  const frame = facing(centre, outwards);
  return {
    ...frame,
    o: [centre[0] + frame.z[0] * lift, centre[1] + frame.z[1] * lift, centre[2] + frame.z[2] * lift],
  };
};
