import type { Vec2 } from './vector';

const lerp = (a: Vec2, b: Vec2, t: number): Vec2 => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** A polygon with rounded corners as points, counter-clockwise when the input is. */
export function rounded(corners: readonly Vec2[], radius: number, steps = 5): Vec2[] {
  const count = corners.length;
  return corners.flatMap((corner, i) => {
    const before = corners[(i + count - 1) % count] as Vec2;
    const after = corners[(i + 1) % count] as Vec2;
    const cut = (other: Vec2): Vec2 => {
      const size = Math.hypot(other[0] - corner[0], other[1] - corner[1]) || 1;
      return lerp(corner, other, Math.min(0.49, radius / size));
    };
    const from = cut(before);
    const to = cut(after);
    return Array.from({ length: steps + 1 }, (_, s) => {
      const t = s / steps;
      return lerp(lerp(from, corner, t), lerp(corner, to, t), t);
    });
  });
}

/** Rectangle of the given full width and depth with rounded corners, centred. */
export const plate = (width: number, depth: number, radius: number, steps = 5): Vec2[] =>
  rounded(
    [
      [-width / 2, -depth / 2],
      [width / 2, -depth / 2],
      [width / 2, depth / 2],
      [-width / 2, depth / 2],
    ],
    radius,
    steps,
  );

export const circle = (radius: number, count = 28, x = 0, y = 0): Vec2[] =>
  Array.from({ length: count }, (_, k) => {
    const a = (k / count) * Math.PI * 2;
    return [x + Math.cos(a) * radius, y + Math.sin(a) * radius];
  });

/** A slot: two half circles joined, from (x0, y0) to (x1, y1). */
export function slot(from: Vec2, to: Vec2, radius: number, steps = 7): Vec2[] {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const cap = (c: Vec2, start: number): Vec2[] =>
    Array.from({ length: steps + 1 }, (_, s) => {
      const a = start + (s / steps) * Math.PI;
      return [c[0] + Math.cos(a) * radius, c[1] + Math.sin(a) * radius];
    });
  return [...cap(to, angle - Math.PI / 2), ...cap(from, angle + Math.PI / 2)];
}

export const moved = (points: readonly Vec2[], dx: number, dy: number): Vec2[] =>
  points.map(([x, y]) => [x + dx, y + dy]);

/** Moves every point inwards by `distance` along the mean of its edge normals. */
export function inset(points: readonly Vec2[], distance: number): Vec2[] {
  const count = points.length;
  return points.map((p, i) => {
    const before = points[(i + count - 1) % count] as Vec2;
    const after = points[(i + 1) % count] as Vec2;
    const dx = after[0] - before[0];
    const dy = after[1] - before[1];
    const size = Math.hypot(dx, dy) || 1;
    return [p[0] - (dy / size) * distance, p[1] + (dx / size) * distance];
  });
}
