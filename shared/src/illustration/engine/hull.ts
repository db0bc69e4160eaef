import type { Vec2 } from './vector';

const turn = (o: Vec2, a: Vec2, b: Vec2): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

function half(points: readonly Vec2[]): Vec2[] {
  const chain: Vec2[] = [];
  for (const point of points) {
    for (;;) {
      const last = chain.at(-1);
      const previous = chain.at(-2);
      if (!last || !previous || turn(previous, last, point) > 0) break;
      chain.pop();
    }
    chain.push(point);
  }
  chain.pop();
  return chain;
}

/** Convex hull (Andrew's monotone chain). */
export function convexHull(points: readonly Vec2[]): Vec2[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}
