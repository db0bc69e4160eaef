import { inkOf, lit, type Material, tinted } from '../engine/material';
import { paintFor } from '../engine/shading';
import { polygon, type Sheet } from '../engine/sheet';
import { add, dot, heading, scale, sub, type Vec3 } from '../engine/vector';

export interface RingShape {
  readonly centre: Vec3;
  readonly inner: number;
  readonly outer: number;
  readonly height: number;
}

const COUNT = 48;

const circleAt = (centre: Vec3, radius: number, dz: number): Vec3[] =>
  Array.from({ length: COUNT }, (_, k) =>
    add(add(centre, [0, 0, dz]), scale(heading((k / COUNT) * Math.PI * 2), radius)),
  );

function wallMarkup(sheet: Sheet, shape: RingShape, radius: number, isInner: boolean, m: Material): string {
  const low = circleAt(shape.centre, radius, -shape.height / 2);
  const high = circleAt(shape.centre, radius, shape.height / 2);
  const visible = (k: number): boolean => {
    const p = high[k % COUNT] as Vec3;
    const normal = sub(p, add(shape.centre, [0, 0, shape.height / 2]));
    return dot(scale(normal, isInner ? -1 : 1), sub(sheet.camera.eye, p)) > 0;
  };
  let start = 0;
  while (start < COUNT && !(visible(start) && !visible(start + COUNT - 1))) start++;
  const run: number[] = [];
  for (let k = start; visible(k) && run.length < COUNT; k++) run.push(k % COUNT);
  if (run.length < 2) return '';
  const a = run.map((k) => high[k] as Vec3);
  const b = run.map((k) => low[k] as Vec3).reverse();
  const paint = paintFor(
    sheet,
    a.map((p) => {
      const normal = scale(sub(p, add(shape.centre, [0, 0, shape.height / 2])), isInner ? -1 : 1);
      return { at: sheet.camera.project(p), colour: lit(m, normal, p, sheet.camera) };
    }),
    7,
  );
  return `<path fill="${paint}" stroke="${inkOf(m)}" stroke-width=".8" stroke-linejoin="round" d="${polygon([...a, ...b].map((p) => sheet.at(p)))}"/>`;
}

/** The far half of a ring: draw it before what stands inside. */
export function ringBack(sheet: Sheet, shape: RingShape, m: Material): void {
  sheet.add(wallMarkup(sheet, shape, shape.inner, true, tinted(m, -0.08)), shape.centre);
}

/** The near wall and the rim of a ring: draw it after what stands inside. */
export function ringFront(sheet: Sheet, shape: RingShape, m: Material, rim: Material = m): void {
  const outer = circleAt(shape.centre, shape.outer, shape.height / 2);
  const inner = circleAt(shape.centre, shape.inner, shape.height / 2);
  const paint = paintFor(
    sheet,
    outer.map((p) => ({
      at: sheet.camera.project(p),
      colour: lit(rim, add([0, 0, 1], scale(sub(p, shape.centre), 0.35 / shape.outer)), p, sheet.camera),
    })),
  );
  const data = polygon(outer.map((p) => sheet.at(p))) + polygon(inner.map((p) => sheet.at(p)));
  const wall = wallMarkup(sheet, shape, shape.outer, false, m);
  sheet.add(
    `${wall}<path fill="${paint}" fill-rule="evenodd" stroke="${inkOf(m)}" stroke-width=".8" d="${data}"/>`,
    shape.centre,
  );
  sheet.shade(
    outer.map((p) => sheet.shadowOf(p)),
    inner.map((p) => sheet.shadowOf(p)),
  );
}
