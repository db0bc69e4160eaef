import { add, cross, scale, unit, type Vec2, type Vec3 } from './vector';

/** A local coordinate system: origin and three axes. */
export interface Frame {
  readonly o: Vec3;
  readonly x: Vec3;
  readonly y: Vec3;
  readonly z: Vec3;
}

/** The world's axes moved to `o`. */
export const level = (o: Vec3): Frame => ({ o, x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] });

/** Axes turned around the vertical by `angle` radians. */
export const turnedFrame = (o: Vec3, angle: number): Frame => ({
  o,
  x: [Math.cos(angle), Math.sin(angle), 0],
  y: [-Math.sin(angle), Math.cos(angle), 0],
  z: [0, 0, 1],
});

/** A frame whose z axis is `normal` and whose x axis stays as level as possible. */
export function facing(o: Vec3, normal: Vec3): Frame {
  const z = unit(normal);
  const x = unit(Math.abs(z[2]) > 0.95 ? [1, 0, 0] : cross([0, 0, 1], z));
  return { o, x, y: cross(z, x), z };
}

export const locate = (frame: Frame, [a, b]: Vec2, c = 0): Vec3 =>
  add(frame.o, add(scale(frame.x, a), add(scale(frame.y, b), scale(frame.z, c))));
