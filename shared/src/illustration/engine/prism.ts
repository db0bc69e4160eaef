import { type Oklch, toHex } from './colour';
import { type Frame, locate } from './frame';
import { outlined } from './loft';
import { inkOf, lit, type Material, tinted } from './material';
import { inset } from './outline';
import { paintFor } from './shading';
import { polygon, type Sheet } from './sheet';
import { add, cross, dot, mix, scale, sub, unit, type Vec2, type Vec3 } from './vector';

export interface PrismOptions {
  readonly from: number;
  readonly to: number;
  /** Width of the chamfer at both ends. */
  readonly bevel?: number;
  readonly top?: Material;
  readonly outline?: number;
  readonly hasShadow?: boolean;
  /** Openings seen in the near face. */
  readonly holes?: readonly (readonly Vec2[])[];
  readonly hole?: string;
  /** Woven carbon on the near face. */
  readonly isWoven?: boolean;
}

interface Wall {
  readonly corners: readonly [Vec3, Vec3, Vec3, Vec3];
  readonly colour: Oklch;
  readonly nearness: number;
}

function walls(sheet: Sheet, frame: Frame, low: Ring, high: Ring, m: Material): Wall[] {
  const { camera } = sheet;
  return low.points.flatMap((p, i) => {
    const j = (i + 1) % low.points.length;
    const a = locate(frame, p, low.z);
    const b = locate(frame, low.points[j] as Vec2, low.z);
    const c = locate(frame, high.points[j] as Vec2, high.z);
    const d = locate(frame, high.points[i] as Vec2, high.z);
    const normal = cross(sub(b, a), sub(d, a));
    const middle = mix(a, c, 0.5);
    if (dot(normal, sub(camera.eye, middle)) <= 0) return [];
    return [
      {
        corners: [a, b, c, d] as const,
        colour: lit(m, normal, middle, camera),
        nearness: camera.nearness(middle),
      },
    ];
  });
}

interface Ring {
  readonly points: readonly Vec2[];
  readonly z: number;
}

/** Carbon cloth as a pattern that lies in the plane of `frame`. */
export function weave(sheet: Sheet, frame: Frame, cell = 0.05): string {
  const o = sheet.camera.project(frame.o);
  const x = sheet.camera.project(add(frame.o, scale(frame.x, cell)));
  const y = sheet.camera.project(add(frame.o, scale(frame.y, cell)));
  const m = [x[0] - o[0], x[1] - o[1], y[0] - o[0], y[1] - o[1], o[0], o[1]];
  const matrix = m.map((v) => Math.round(v * 100) / 100).join(' ');
  const id = sheet.define(
    (id) =>
      `<pattern id="${id}" width="2" height="2" patternUnits="userSpaceOnUse" patternTransform="matrix(${matrix})"><path fill="#fff" fill-opacity=".09" d="M0 0h1v1H0zM1 1h1v1H1z"/><path fill="#000" fill-opacity=".12" d="M1 0h1v1H1z"/></pattern>`,
  );
  return `url(#${id})`;
}

const sizeOnSheet = (sheet: Sheet, frame: Frame, a: Vec2, b: Vec2): number => {
  const p = sheet.camera.project(locate(frame, a));
  const q = sheet.camera.project(locate(frame, b));
  return Math.hypot(p[0] - q[0], p[1] - q[1]);
};

/** A chamfer narrower than a hairline only costs bytes. */
const isVisible = (sheet: Sheet, frame: Frame, bevel: number): boolean =>
  bevel > 0 &&
  sizeOnSheet(sheet, frame, [0, 0], [bevel, 0]) + sizeOnSheet(sheet, frame, [0, 0], [0, bevel]) > 2;

/** The outline without points that fall together on the sheet. */
function simplified(sheet: Sheet, frame: Frame, outline: readonly Vec2[]): Vec2[] {
  const kept: Vec2[] = [];
  for (const point of outline) {
    const last = kept.at(-1);
    if (!last || sizeOnSheet(sheet, frame, last, point) > 1.7) kept.push(point);
  }
  return kept.length < 3 ? [...outline] : kept;
}

/** A plate or box: an outline (counter-clockwise seen from +z) pulled along the frame's z axis. */
export function prism(
  sheet: Sheet,
  frame: Frame,
  fullOutline: readonly Vec2[],
  m: Material,
  options: PrismOptions,
): void {
  const { from, to, top = m, hasShadow = true, holes = [], hole = '#141a26' } = options;
  const { camera } = sheet;
  const bevel = isVisible(sheet, frame, options.bevel ?? 0) ? (options.bevel ?? 0) : 0;
  const outline = simplified(sheet, frame, fullOutline);
  const slim = bevel > 0 ? inset(outline, bevel) : outline;
  const rings: Ring[] =
    bevel > 0
      ? [
          { points: slim, z: from },
          { points: outline, z: from + bevel },
          { points: outline, z: to - bevel },
          { points: slim, z: to },
        ]
      : [
          { points: outline, z: from },
          { points: outline, z: to },
        ];
  if (sheet.isMeasuring) {
    for (const ring of rings) for (const point of ring.points) sheet.at(locate(frame, point, ring.z));
    return;
  }
  const faces: Wall[] = [];
  for (let i = 0; i < rings.length - 1; i++)
    faces.push(...walls(sheet, frame, rings[i] as Ring, rings[i + 1] as Ring, m));
  faces.sort((a, b) => a.nearness - b.nearness);
  let markup = faces
    .map(({ corners, colour }) => {
      const fill = toHex(colour);
      return `<path fill="${fill}" stroke="${fill}" stroke-width=".6" d="${polygon(corners.map((c) => sheet.at(c)))}"/>`;
    })
    .join('');
  const middle = locate(frame, [0, 0], (from + to) / 2);
  const isTopNear = dot(frame.z, sub(camera.eye, middle)) > 0;
  const z = isTopNear ? to : from;
  const normal = isTopNear ? frame.z : scale(frame.z, -1);
  const face = slim.map((p) => locate(frame, p, z));
  const paint = paintFor(
    sheet,
    face.map((p) => ({
      at: camera.project(p),
      // A face this flat would be one tone: lean the normals outwards for a soft sheen.
      colour: lit(top, add(normal, scale(unit(sub(p, locate(frame, [0, 0], z))), 0.16)), p, camera),
    })),
    4,
  );
  const data = polygon(face.map((p) => sheet.at(p)));
  const openings = holes
    .map(
      (points) => `<path fill="${hole}" d="${polygon(points.map((p) => sheet.at(locate(frame, p, z))))}"/>`,
    )
    .join('');
  const edge = toHex(lit(tinted(top, 0.14), normal, middle, camera));
  markup += `<path fill="${paint}" d="${data}"/>`;
  if (options.isWoven)
    markup += `<path fill="${weave(sheet, { ...frame, o: locate(frame, [0, 0], z) })}" d="${data}"/>`;
  const solid = outlined(sheet, markup, inkOf(m), options.outline ?? 1.5);
  sheet.add(
    `${solid}${openings}<path fill="none" stroke="${edge}" stroke-width=".9" stroke-opacity=".75" d="${data}"/>`,
    middle,
  );
  if (hasShadow) sheet.shade(outline.map((p) => sheet.shadowOf(locate(frame, p, (from + to) / 2))));
}
