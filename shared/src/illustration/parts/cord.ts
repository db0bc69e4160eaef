import { toHex } from '../engine/colour';
import { cable } from '../engine/flat';
import { inkOf, type Material, tinted } from '../engine/material';
import { polygon, round, type Sheet } from '../engine/sheet';
import type { Vec2, Vec3 } from '../engine/vector';

/** A cable or strap with thickness: dark edge, body, highlight. `width` is in model units. */
export function cord(
  sheet: Sheet,
  ends: readonly [Vec3, Vec3, Vec3, Vec3],
  width: number,
  m: Material,
): void {
  const points = cable(...ends, 18);
  const [a, b] = [sheet.camera.project([0, 0, 0]), sheet.camera.project([width, 0, 0])];
  const thickness = Math.max(1.6, Math.hypot(b[0] - a[0], b[1] - a[1]) * 1.1);
  const data = polygon(
    points.map((p) => sheet.at(p)),
    false,
  );
  const line = (colour: string, size: number, shift = 0): string =>
    `<path fill="none" stroke="${colour}" stroke-width="${round(size)}" stroke-linecap="round" stroke-linejoin="round"${shift ? ` transform="translate(${round(-shift)} ${round(-shift)})"` : ''} d="${data}"/>`;
  sheet.add(
    line(inkOf(m), thickness + 1.4) +
      line(toHex({ ...m, l: m.l * 0.82 }), thickness) +
      line(toHex({ ...tinted(m, 0.16), c: m.c * 0.85 }), thickness * 0.3, thickness * 0.16),
    points[9] ?? ends[0],
  );
  const shade = points.map((p) => sheet.shadowOf(p));
  sheet.shade([
    ...shade,
    ...shade.map(([x, y]): Vec2 => [x + thickness * 0.6, y + thickness * 0.6]).reverse(),
  ]);
}
