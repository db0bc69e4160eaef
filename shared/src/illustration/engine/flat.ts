import { toHex } from './colour';
import { type Frame, locate } from './frame';
import { lit, type Material } from './material';
import { circle } from './outline';
import { paintFor } from './shading';
import { polygon, round, type Sheet } from './sheet';
import { add, dot, sub, type Vec2, type Vec3 } from './vector';

/** A painted shape that lies on a surface: decals, stripes, screens, panel lines. */
export function decal(
  sheet: Sheet,
  frame: Frame,
  points: readonly Vec2[],
  fill: string,
  style: {
    readonly opacity?: number;
    readonly stroke?: string;
    readonly width?: number;
    readonly isOpen?: boolean;
  } = {},
): void {
  const data = polygon(
    points.map((p) => sheet.at(locate(frame, p))),
    !style.isOpen,
  );
  const opacity = style.opacity === undefined ? '' : ` opacity="${style.opacity}"`;
  const stroke = style.stroke
    ? ` stroke="${style.stroke}" stroke-width="${style.width ?? 1}" stroke-linejoin="round" stroke-linecap="round"`
    : '';
  sheet.add(`<path fill="${fill}"${stroke}${opacity} d="${data}"/>`, frame.o);
}

/** A decal in a lit material. */
export function panel(sheet: Sheet, frame: Frame, points: readonly Vec2[], m: Material): void {
  const paint = paintFor(
    sheet,
    points.map((p) => {
      const at = locate(frame, p);
      return {
        at: sheet.camera.project(at),
        colour: lit(m, add(frame.z, [p[0] * 0.1, 0, p[1] * 0.1]), at, sheet.camera),
      };
    }),
    4,
  );
  decal(sheet, frame, points, paint);
}

/** A line along model points, with constant width on the sheet. */
export function wire(
  sheet: Sheet,
  points: readonly Vec3[],
  colour: string,
  width: number,
  opacity?: number,
): void {
  const data = polygon(
    points.map((p) => sheet.at(p)),
    false,
  );
  const anchor = points[Math.floor(points.length / 2)] ?? [0, 0, 0];
  sheet.add(
    `<path fill="none" stroke="${colour}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"${opacity === undefined ? '' : ` opacity="${opacity}"`} d="${data}"/>`,
    anchor,
  );
}

/** A sagging cable from a to b as points. */
export const cable = (a: Vec3, c1: Vec3, c2: Vec3, b: Vec3, steps = 16): Vec3[] =>
  Array.from({ length: steps + 1 }, (_, s) => {
    const t = s / steps;
    const k = 1 - t;
    const w = [k ** 3, 3 * k * k * t, 3 * k * t * t, t ** 3] as const;
    return [0, 1, 2].map(
      (i) => w[0] * (a[i] ?? 0) + w[1] * (c1[i] ?? 0) + w[2] * (c2[i] ?? 0) + w[3] * (b[i] ?? 0),
    ) as unknown as Vec3;
  });

/** A small lamp with a halo. */
export function lamp(sheet: Sheet, frame: Frame, radius: number, hue: number): void {
  if (dot(frame.z, sub(sheet.camera.eye, frame.o)) <= 0) return;
  const centre = sheet.camera.project(frame.o);
  const edge = sheet.camera.project(locate(frame, [radius * 3, 0]));
  const size = Math.max(2, Math.hypot(edge[0] - centre[0], edge[1] - centre[1]));
  const glow = toHex({ l: 0.8, c: 0.17, h: hue });
  const halo = sheet.radial(centre, size, [
    [0, glow, 0.7],
    [1, glow, 0],
  ]);
  sheet.add(
    `<circle cx="${round(centre[0])}" cy="${round(centre[1])}" r="${round(size)}" fill="${halo}"/>`,
    frame.o,
  );
  decal(sheet, frame, circle(radius, 12), toHex({ l: 0.92, c: 0.09, h: hue }));
}
