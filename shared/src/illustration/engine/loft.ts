import { convexHull } from './hull';
import { inkOf, lit, type Material } from './material';
import { paintFor, type Sample } from './shading';
import { polygon, type Sheet } from './sheet';
import {
  add,
  cross,
  dot,
  length,
  mix,
  perpendicular,
  scale,
  sub,
  unit,
  type Vec2,
  type Vec3,
} from './vector';

/** A cross-section: centre, two half axes, and squareness (2 ellipse .. 8 nearly a rectangle). */
export interface Section {
  readonly at: Vec3;
  readonly u: Vec3;
  readonly v: Vec3;
  readonly n?: number;
}

export interface LoftOptions {
  readonly samples?: number;
  readonly outline?: number;
  readonly hasShadow?: boolean;
  /** Material of the end that faces the viewer; false leaves it to what is drawn next. */
  readonly cap?: Material | false;
}

const power = (value: number, exponent: number): number => Math.sign(value) * Math.abs(value) ** exponent;

function rim(section: Section, samples: number): Vec3[] {
  const exponent = 2 / (section.n ?? 2);
  return Array.from({ length: samples }, (_, k) => {
    const angle = ((k + 0.5) / samples) * Math.PI * 2;
    const a = power(Math.cos(angle), exponent);
    const b = power(Math.sin(angle), exponent);
    return add(section.at, add(scale(section.u, a), scale(section.v, b)));
  });
}

/** Catmull-Rom through the given sections: `steps` bands between each two of them. */
export function smoothSections(keys: readonly Section[], steps: number): Section[] {
  const result: Section[] = [];
  const get = (i: number): Section => keys[Math.min(keys.length - 1, Math.max(0, i))] as Section;
  for (let i = 0; i < keys.length - 1; i++) {
    const [a, b, c, d] = [get(i - 1), get(i), get(i + 1), get(i + 2)];
    for (let s = 0; s < steps + (i === keys.length - 2 ? 1 : 0); s++) {
      const t = s / steps;
      const k = [
        -0.5 * t + t * t - 0.5 * t ** 3,
        1 - 2.5 * t * t + 1.5 * t ** 3,
        0.5 * t + 2 * t * t - 1.5 * t ** 3,
        -0.5 * t * t + 0.5 * t ** 3,
      ] as const;
      const blend = (p: Vec3, q: Vec3, r: Vec3, w: Vec3): Vec3 =>
        add(add(scale(p, k[0]), scale(q, k[1])), add(scale(r, k[2]), scale(w, k[3])));
      result.push({
        at: blend(a.at, b.at, c.at, d.at),
        u: blend(a.u, b.u, c.u, d.u),
        v: blend(a.v, b.v, c.v, d.v),
        n: (b.n ?? 2) + ((c.n ?? 2) - (b.n ?? 2)) * t,
      });
    }
  }
  return result;
}

/** As many points as the size on the sheet deserves. */
function samplesFor(sheet: Sheet, sections: readonly Section[]): number {
  const radius = Math.max(...sections.map((s) => Math.max(length(s.u), length(s.v))));
  const o = (sections[0] as Section).at;
  const a = sheet.camera.project(o);
  const b = sheet.camera.project(add(o, scale(sheet.camera.right, radius)));
  return Math.max(10, Math.min(44, 2 * Math.round((3.5 * Math.sqrt(Math.abs(b[0] - a[0]))) / 2)));
}

/** Direction on the sheet across a body's axis; undefined when the axis points at the viewer. */
function acrossAxis(sheet: Sheet, at: Vec3, axis: Vec3): Vec2 | undefined {
  const direction = unit(axis);
  if (Math.abs(dot(direction, unit(sub(sheet.camera.eye, at)))) > 0.93) return undefined;
  const a = sheet.camera.project(at);
  const b = sheet.camera.project(add(at, scale(direction, 0.01)));
  const size = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [-(b[1] - a[1]) / size, (b[0] - a[0]) / size];
}

/**
 * A smooth solid through convex cross-sections, drawn as overlapping bands from the far end to
 * the near end; every band carries a gradient computed from its lit normals.
 */
export function loft(
  sheet: Sheet,
  sections: readonly Section[],
  m: Material,
  options: LoftOptions = {},
): void {
  const { outline = 1.3, hasShadow = true, cap = m } = options;
  const { camera } = sheet;
  const first = sections[0];
  const last = sections.at(-1);
  if (!first || !last) return;
  const middle = mix(first.at, last.at, 0.5);
  const samples = Math.min(options.samples ?? 40, samplesFor(sheet, sections));
  const isReversed = dot(sub(last.at, first.at), sub(camera.eye, middle)) < 0;
  const ordered = isReversed ? [...sections].reverse() : [...sections];
  const rims = ordered.map((section) => rim(section, samples));
  const flat = rims.map((points) => points.map((p) => sheet.at(p)));
  if (sheet.isMeasuring) return;
  let markup = '';
  for (let i = 0; i < ordered.length - 1; i++) {
    const near = rims[i + 1] ?? [];
    const far = rims[i] ?? [];
    const centre = mix((ordered[i] as Section).at, (ordered[i + 1] as Section).at, 0.5);
    const lights: Sample[] = [];
    for (let k = 0; k < samples; k++) {
      const p = mix(far[k] as Vec3, near[k] as Vec3, 0.5);
      const next = mix(far[(k + 1) % samples] as Vec3, near[(k + 1) % samples] as Vec3, 0.5);
      let normal = cross(sub(next, p), sub(near[k] as Vec3, far[k] as Vec3));
      if (length(normal) < 1e-9) continue;
      if (dot(normal, sub(p, centre)) < 0) normal = scale(normal, -1);
      if (dot(normal, sub(camera.eye, p)) <= 0) continue;
      lights.push({ at: camera.project(p), colour: lit(m, normal, p, camera) });
    }
    if (lights.length === 0) continue;
    const axis = sub((ordered[i + 1] as Section).at, (ordered[i] as Section).at);
    const across = acrossAxis(sheet, centre, axis);
    const shape = convexHull([...(flat[i] as Vec2[]), ...(flat[i + 1] as Vec2[])]);
    markup += `<path fill="${paintFor(sheet, lights, 5, across)}" d="${polygon(shape)}"/>`;
  }
  const end = ordered.at(-1) as Section;
  if (cap) {
    const normal = unit(sub(end.at, (ordered.at(-2) as Section).at));
    const lights = (rims.at(-1) as Vec3[]).map((p) => ({
      at: camera.project(p),
      colour: lit(cap, add(normal, scale(sub(p, end.at), 0.22 / (length(end.u) || 1))), p, camera),
    }));
    markup += `<path fill="${paintFor(sheet, lights, 3)}" d="${polygon(flat.at(-1) as Vec2[])}"/>`;
  }
  if (hasShadow) {
    const points = rims.flat().filter((_, k) => k % 3 === 0);
    sheet.shade(convexHull(points.map((p) => sheet.shadowOf(p))));
  }
  sheet.add(outlined(sheet, markup, inkOf(m), outline), middle);
}

/** Draws a dark line around the silhouette: the shape once with a stroke, once on top without. */
export function outlined(sheet: Sheet, markup: string, ink: string, width: number): string {
  if (width <= 0 || !markup) return markup;
  const id = sheet.define((id) => `<g id="${id}">${markup}</g>`);
  return `<use href="#${id}" stroke="${ink}" stroke-width="${width}" stroke-linejoin="round"/><use href="#${id}"/>`;
}

/** A straight round bar or cone from `a` to `b`. */
export function bar(
  sheet: Sheet,
  a: Vec3,
  b: Vec3,
  radius: number,
  m: Material,
  options: LoftOptions & { readonly endRadius?: number } = {},
): void {
  const [u, v] = perpendicular(unit(sub(b, a)));
  const end = options.endRadius ?? radius;
  loft(
    sheet,
    [
      { at: a, u: scale(u, radius), v: scale(v, radius) },
      { at: b, u: scale(u, end), v: scale(v, end) },
    ],
    m,
    { samples: 20, ...options },
  );
}

/** A body of revolution around an axis: profile points are [distance along the axis, radius]. */
export function turned(
  sheet: Sheet,
  origin: Vec3,
  axis: Vec3,
  profile: readonly (readonly [number, number])[],
  m: Material,
  options: LoftOptions = {},
): void {
  const direction = unit(axis);
  const [u, v] = perpendicular(direction);
  loft(
    sheet,
    profile.map(([d, r]) => ({ at: add(origin, scale(direction, d)), u: scale(u, r), v: scale(v, r) })),
    m,
    options,
  );
}
