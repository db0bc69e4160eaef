import { toHex } from '../engine/colour';
import { decal } from '../engine/flat';
import { type Frame, facing, locate } from '../engine/frame';
import { turned } from '../engine/loft';
import { type Material, tinted } from '../engine/material';
import { circle } from '../engine/outline';
import { polygon, type Sheet } from '../engine/sheet';
import { add, scale, unit, type Vec3 } from '../engine/vector';
import { BLACK } from '../palette';

/** Coated glass: 'photo' is violet-green, 'thermal' is germanium copper. */
export type Coating = 'photo' | 'thermal';

/** A flat lens element in a frame: dark well, coated glass, reflections. */
export function glass(sheet: Sheet, frame: Frame, radius: number, coating: Coating = 'photo'): void {
  const { camera } = sheet;
  const at = (x: number, y: number): readonly [number, number] => camera.project(locate(frame, [x, y]));
  const centre = at(0, 0);
  const edge = at(radius, 0);
  const size = Math.max(
    1.5,
    Math.hypot(edge[0] - centre[0], edge[1] - centre[1]),
    Math.abs(at(0, radius)[1] - centre[1]),
  );
  const isThermal = coating === 'thermal';
  const deep = isThermal ? toHex({ l: 0.2, c: 0.05, h: 40 }) : toHex({ l: 0.13, c: 0.03, h: 270 });
  const mid = isThermal ? toHex({ l: 0.42, c: 0.1, h: 45 }) : toHex({ l: 0.3, c: 0.11, h: 285 });
  const bright = isThermal ? toHex({ l: 0.74, c: 0.12, h: 62 }) : toHex({ l: 0.62, c: 0.12, h: 225 });
  const well = circle(radius, 26);
  decal(sheet, frame, well, '#07090e');
  const paint = sheet.radial(
    at(radius * 0.1, radius * 0.1),
    size * 1.15,
    [
      [0, deep],
      [0.45, mid],
      [0.78, deep],
      [0.92, bright],
      [1, deep],
    ],
    at(-radius * 0.25, radius * 0.3),
  );
  decal(sheet, frame, circle(radius * 0.88, 26), paint);
  decal(sheet, frame, circle(radius * 0.4, 20), isThermal ? '#2a130a' : '#05060b', { opacity: 0.85 });
  decal(sheet, frame, circle(radius * 0.22, 14, -radius * 0.3, radius * 0.36), '#fff', { opacity: 0.8 });
  decal(sheet, frame, circle(radius * 0.1, 10, radius * 0.34, -radius * 0.32), '#fff', { opacity: 0.4 });
}

/** A lens barrel along `axis` with glass at its end. */
export function lens(
  sheet: Sheet,
  base: Vec3,
  axis: Vec3,
  radius: number,
  depth: number,
  m: Material = BLACK,
  coating: Coating = 'photo',
): void {
  const direction = unit(axis);
  turned(
    sheet,
    base,
    direction,
    [
      [0, radius],
      [depth * 0.8, radius],
      [depth, radius * 0.92],
    ],
    m,
    { samples: 26, hasShadow: false, cap: tinted(m, 0.12) },
  );
  glass(sheet, facing(add(base, scale(direction, depth + 0.002)), direction), radius * 0.78, coating);
}

/** Engraved ring around a barrel. */
export function barrelRing(
  sheet: Sheet,
  base: Vec3,
  axis: Vec3,
  radius: number,
  colour: string,
  width = 1.6,
): void {
  const frame = facing(base, axis);
  const points = circle(radius, 40).map((p) => locate(frame, p));
  const visible = points.filter((p) => {
    const outward = [p[0] - base[0], p[1] - base[1], p[2] - base[2]] as const;
    return (
      outward[0] * sheet.camera.toViewer[0] +
        outward[1] * sheet.camera.toViewer[1] +
        outward[2] * sheet.camera.toViewer[2] >
      0
    );
  });
  if (visible.length < 3) return;
  const start = points.findIndex(
    (p, i) =>
      visible.includes(p) && !visible.includes(points[(i + points.length - 1) % points.length] as Vec3),
  );
  const ordered = Array.from(
    { length: visible.length },
    (_, i) => points[(start + i) % points.length] as Vec3,
  );
  sheet.add(
    `<path fill="none" stroke="${colour}" stroke-width="${width}" d="${polygon(
      ordered.map((p) => sheet.at(p)),
      false,
    )}"/>`,
    base,
  );
}
