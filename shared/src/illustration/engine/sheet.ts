import type { Camera } from './camera';
import type { Vec2, Vec3 } from './vector';

interface Item {
  readonly nearness: number;
  readonly markup: string;
}

/** A colour stop: offset 0..1, colour, opacity 0..1. */
export type Stop = readonly [number, string, number?];

export const round = (value: number): string => String(Math.round(value * 10) / 10);

const compact = (tenths: number): string => String(tenths / 10).replace(/^(-?)0\./, '$1.');

/** Path data of a polygon (closed) or polyline: relative steps in tenths, to keep the file small. */
export function polygon(points: readonly Vec2[], isClosed = true): string {
  let data = '';
  let x = 0;
  let y = 0;
  for (const point of points) {
    const nx = Math.round(point[0] * 10);
    const ny = Math.round(point[1] * 10);
    const dx = nx - x;
    const dy = ny - y;
    if (data && dx === 0 && dy === 0) continue;
    const second = compact(dy);
    const gap = second.startsWith('-') ? '' : ' ';
    if (!data) data = `M${compact(nx)} ${second}`;
    else data += `${data.includes('l') ? (dx < 0 ? '' : ' ') : 'l'}${compact(dx)}${gap}${second}`;
    x = nx;
    y = ny;
  }
  return isClosed ? `${data}z` : data;
}

/** The outline turned clockwise: overlapping shadows of mixed direction would cut holes. */
function wound(points: readonly Vec2[]): readonly Vec2[] {
  let area = 0;
  for (const [i, [x, y]] of points.entries()) {
    const [nx, ny] = points[(i + 1) % points.length] ?? [x, y];
    area += x * ny - nx * y;
  }
  return area < 0 ? [...points].reverse() : points;
}

/** Path data for what will be blurred: whole units, close points skipped. */
export function roughPolygon(points: readonly Vec2[]): string {
  const kept: Vec2[] = [];
  for (const [x, y] of points) {
    const last = kept.at(-1);
    if (!last || Math.hypot(x - last[0], y - last[1]) > 4) kept.push([Math.round(x), Math.round(y)]);
  }
  return kept.length < 3 ? '' : polygon(kept);
}

const stopMarkup = ([offset, colour, opacity]: Stop): string =>
  `<stop offset="${Math.round(offset * 100) / 100}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`;

/**
 * The drawing under construction: collects shapes far to near, gradients once, the extent of
 * everything drawn, and the outlines that throw the ground shadow.
 */
export class Sheet {
  readonly #definitions = new Map<string, string>();
  readonly #stack: Item[][] = [[]];
  readonly #shadows: string[] = [];
  readonly extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

  constructor(
    readonly prefix: string,
    readonly camera: Camera,
    readonly ground = 0,
    /** The first pass: only the extent counts, light and markup are left out where that saves work. */
    readonly isMeasuring = false,
  ) {}

  /** Projects a model point and widens the extent of the drawing. */
  at(point: Vec3): Vec2 {
    const [x, y] = this.camera.project(point);
    this.extent.left = Math.min(this.extent.left, x);
    this.extent.right = Math.max(this.extent.right, x);
    this.extent.top = Math.min(this.extent.top, y);
    this.extent.bottom = Math.max(this.extent.bottom, y);
    return [x, y];
  }

  /** Where the shadow of a model point meets the ground. */
  shadowOf([x, y, z]: Vec3): Vec2 {
    const height = Math.max(0, z - this.ground);
    const [lx, ly, lz] = this.camera.keyLight;
    // A softened slant: a steep lamp keeps the shadow under the product.
    const slant = (0.34 * height) / Math.max(0.4, lz);
    return this.camera.project([x - lx * slant, y - ly * slant, this.ground]);
  }

  /** Adds an outline, already on the ground, to the shadow. */
  shade(outline: readonly Vec2[], hole: readonly Vec2[] = []): void {
    this.#shadows.push(roughPolygon(wound(outline)), roughPolygon([...wound(hole)].reverse()));
  }

  /** Path data of the shadow. */
  shadowData(): string {
    return this.#shadows.join('');
  }

  /** Adds markup; `anchor` decides what covers what outside groups. */
  add(markup: string, anchor: Vec3): void {
    this.#stack.at(-1)?.push({ nearness: this.camera.nearness(anchor), markup });
  }

  /** Parts that belong together: drawn in call order, placed as one by their anchor. */
  group(anchor: Vec3, draw: () => void, isSorted = false): void {
    this.#stack.push([]);
    draw();
    const items = this.#stack.pop() ?? [];
    if (isSorted) items.sort((a, b) => a.nearness - b.nearness);
    this.add(items.map((item) => item.markup).join(''), anchor);
  }

  /** Stores a definition once and answers its id. */
  define(build: (id: string) => string): string {
    const key = build('');
    const known = this.#definitions.get(key);
    if (known) return known;
    const id = `${this.prefix}-${(this.#definitions.size + 1).toString(36)}`;
    this.#definitions.set(key, id);
    return id;
  }

  linear(from: Vec2, to: Vec2, stops: readonly Stop[]): string {
    const line = `x1="${round(from[0])}" y1="${round(from[1])}" x2="${round(to[0])}" y2="${round(to[1])}"`;
    const id = this.define(
      (id) =>
        `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" ${line}>${stops.map(stopMarkup).join('')}</linearGradient>`,
    );
    return `url(#${id})`;
  }

  radial(centre: Vec2, radius: number, stops: readonly Stop[], focus: Vec2 = centre): string {
    const where = `cx="${round(centre[0])}" cy="${round(centre[1])}" r="${round(radius)}" fx="${round(focus[0])}" fy="${round(focus[1])}"`;
    const id = this.define(
      (id) =>
        `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" ${where}>${stops.map(stopMarkup).join('')}</radialGradient>`,
    );
    return `url(#${id})`;
  }

  /** Everything drawn so far, far to near. */
  body(): string {
    const items = [...(this.#stack[0] ?? [])].sort((a, b) => a.nearness - b.nearness);
    return items.map((item) => item.markup).join('');
  }

  /** Markup of the gradients and patterns in use. */
  definitions(): string {
    return [...this.#definitions].map(([key, id]) => key.replace('id=""', `id="${id}"`)).join('');
  }
}
