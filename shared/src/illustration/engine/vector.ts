/** A point or direction in model space: x to the right, y away from the viewer, z up. */
export type Vec3 = readonly [number, number, number];

/** A point on the drawing sheet, in SVG user units. */
export type Vec2 = readonly [number, number];

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vec3, k: number): Vec3 => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2]);
export const unit = (a: Vec3): Vec3 => scale(a, 1 / (length(a) || 1));
export const mix = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** Sum of the terms `k × v`: positions along several axes at once. */
export const along = (origin: Vec3, ...terms: readonly (readonly [number, Vec3])[]): Vec3 =>
  terms.reduce<Vec3>((sum, [k, v]) => add(sum, scale(v, k)), origin);

/** A direction in the ground plane, `angle` radians counter-clockwise from +x. */
export const heading = (angle: number): Vec3 => [Math.cos(angle), Math.sin(angle), 0];

/** Two unit vectors that complete `axis` to a right-handed frame. */
export function perpendicular(axis: Vec3): readonly [Vec3, Vec3] {
  const reference: Vec3 = Math.abs(axis[2]) > 0.9 * length(axis) ? [1, 0, 0] : [0, 0, 1];
  const u = unit(cross(reference, axis));
  return [u, unit(cross(axis, u))];
}
