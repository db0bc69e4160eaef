import { toHex } from '../engine/colour';
import { decal } from '../engine/flat';
import { type Frame, level, locate, turnedFrame } from '../engine/frame';
import { outlined, turned } from '../engine/loft';
import { inkOf, lit, type Material, tinted } from '../engine/material';
import { circle } from '../engine/outline';
import { paintFor } from '../engine/shading';
import { polygon, type Sheet } from '../engine/sheet';
import { add, type Vec2, type Vec3 } from '../engine/vector';
import { GUNMETAL, STEEL } from '../palette';

/** Half of the planform of a blade: [position along the radius, leading edge, trailing edge]. */
export type Planform = readonly (readonly [number, number, number])[];

export const SLENDER: Planform = [
  [0.06, 0.035, -0.04],
  [0.13, 0.065, -0.065],
  [0.24, 0.13, -0.09],
  [0.4, 0.125, -0.085],
  [0.62, 0.1, -0.066],
  [0.82, 0.072, -0.046],
  [0.95, 0.046, -0.028],
  [1, 0.01, -0.014],
];

export const BROAD: Planform = [
  [0.1, 0.05, -0.06],
  [0.22, 0.12, -0.12],
  [0.4, 0.2, -0.17],
  [0.6, 0.22, -0.18],
  [0.8, 0.18, -0.16],
  [0.94, 0.1, -0.11],
  [1, 0, -0.03],
];

export interface PropellerOptions {
  readonly blades: number;
  readonly angle: number;
  readonly planform?: Planform;
  readonly tip?: Material;
  readonly hasShadow?: boolean;
  /** Twist of the blade: height of the leading edge per chord. */
  readonly pitch?: number;
  readonly frame?: Frame;
}

/** The planform with `steps` smooth stations between each two given ones (Catmull-Rom). */
function refined(planform: Planform, steps: number): Planform {
  const get = (i: number): Planform[number] =>
    planform[Math.min(planform.length - 1, Math.max(0, i))] as Planform[number];
  const rows: [number, number, number][] = [];
  for (let i = 0; i < planform.length - 1; i++) {
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const blend = (k: 0 | 1 | 2): number => {
        const [p0, p1, p2, p3] = [get(i - 1)[k], get(i)[k], get(i + 1)[k], get(i + 2)[k]];
        return (
          0.5 *
          (2 * p1 +
            (p2 - p0) * t +
            (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t +
            (3 * (p1 - p2) + p3 - p0) * t ** 3)
        );
      };
      rows.push([blend(0), blend(1), blend(2)]);
    }
  }
  return [...rows, get(planform.length - 1)];
}

/** Stations per interval: more for a blade that fills the picture. */
function stepsFor(sheet: Sheet, frame: Frame, radius: number): number {
  const [a, b] = [sheet.camera.project(frame.o), sheet.camera.project(locate(frame, [radius, 0]))];
  const size = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return size > 190 ? 5 : size > 110 ? 3 : 2;
}

function blade(
  sheet: Sheet,
  frame: Frame,
  radius: number,
  angle: number,
  m: Material,
  options: PropellerOptions,
): string {
  const { camera } = sheet;
  const pitch = options.pitch ?? 0.34;
  const turn = (p: Vec2): Vec2 => [
    p[0] * Math.cos(angle) - p[1] * Math.sin(angle),
    p[0] * Math.sin(angle) + p[1] * Math.cos(angle),
  ];
  const at = (r: number, chord: number): Vec3 =>
    locate(frame, turn([r * radius, chord * radius]), chord * radius * pitch * (1.25 - 0.6 * r));
  const rows = refined(options.planform ?? SLENDER, stepsFor(sheet, frame, radius));
  const lead = rows.map(([r, a]) => at(r, a));
  const trail = rows.map(([r, , b]) => at(r, b)).reverse();
  const data = polygon([...lead, ...trail].map((p) => sheet.at(p)));
  const side = turn([0, 1]);
  const tilt: Vec3 = add(
    frame.z,
    add(
      [frame.x[0] * side[0] * -0.5, frame.x[1] * side[0] * -0.5, frame.x[2] * side[0] * -0.5],
      [frame.y[0] * side[1] * -0.5, frame.y[1] * side[1] * -0.5, frame.y[2] * side[1] * -0.5],
    ),
  );
  const paint = paintFor(
    sheet,
    [
      ...lead.map((p) => ({
        at: camera.project(p),
        colour: lit(tinted(m, 0.07), add(tilt, [0, 0, 0.5]), p, camera),
      })),
      ...trail.map((p) => ({ at: camera.project(p), colour: lit(tinted(m, -0.04), tilt, p, camera) })),
    ],
    3,
  );
  let markup = `<path fill="${paint}" d="${data}"/>`;
  if (options.tip) {
    const cut = rows.findIndex(([r]) => r > 0.86);
    const tip = [...lead.slice(cut), ...trail.slice(0, trail.length - cut)];
    markup += `<path fill="${toHex(lit(options.tip, frame.z, locate(frame, [0, 0]), camera))}" d="${polygon(tip.map((p) => camera.project(p)))}"/>`;
  }
  const glint = toHex(lit(tinted(m, 0.3), frame.z, locate(frame, [0, 0]), camera));
  const spine = rows.slice(3, -2).map(([r, a, b]) => camera.project(at(r, a * 0.62 + b * 0.38)));
  markup += `<path fill="none" stroke="${glint}" stroke-width=".9" stroke-opacity=".55" stroke-linecap="round" d="${polygon(spine, false)}"/>`;
  if (options.hasShadow !== false) sheet.shade([...lead, ...trail].map((p) => sheet.shadowOf(p)));
  return outlined(sheet, markup, inkOf(m), 1.3);
}

/** A propeller lying in the plane of its frame (level by default), hub included. */
export function propeller(
  sheet: Sheet,
  centre: Vec3,
  radius: number,
  m: Material,
  options: PropellerOptions,
): void {
  const frame = options.frame ?? level(centre);
  const parts = Array.from({ length: options.blades }, (_, k) => {
    const angle = options.angle + (k / options.blades) * Math.PI * 2;
    const tip = locate(frame, [Math.cos(angle) * radius * 0.5, Math.sin(angle) * radius * 0.5]);
    return { near: sheet.camera.nearness(tip), markup: blade(sheet, frame, radius, angle, m, options) };
  }).sort((a, b) => a.near - b.near);
  sheet.add(parts.map((p) => p.markup).join(''), centre);
  const hub = Math.max(0.035, radius * 0.075);
  turned(
    sheet,
    add(centre, [-frame.z[0] * hub * 0.5, -frame.z[1] * hub * 0.5, -frame.z[2] * hub * 0.5]),
    frame.z,
    [
      [0, hub],
      [hub * 1.1, hub],
      [hub * 1.5, hub * 0.7],
    ],
    tinted(m, 0.06),
    { samples: 18, hasShadow: false },
  );
}

/** An outrunner motor: base, bell with windows, shaft cap. */
export function outrunner(
  sheet: Sheet,
  base: Vec3,
  radius: number,
  height: number,
  accent: Material,
  bell: Material = GUNMETAL,
): void {
  const up: Vec3 = [0, 0, 1];
  turned(
    sheet,
    base,
    up,
    [
      [0, radius * 0.95],
      [height * 0.22, radius],
    ],
    tinted(bell, -0.14),
    { samples: 24, hasShadow: false },
  );
  turned(
    sheet,
    add(base, [0, 0, height * 0.24]),
    up,
    [
      [0, radius * 0.9],
      [height * 0.05, radius * 0.9],
    ],
    tinted(accent, 0),
    { samples: 24, hasShadow: false },
  );
  turned(
    sheet,
    add(base, [0, 0, height * 0.3]),
    up,
    [
      [0, radius],
      [height * 0.58, radius],
      [height * 0.7, radius * 0.86],
    ],
    bell,
    { samples: 24 },
  );
  const top = turnedFrame(add(base, [0, 0, height]), 0.2);
  for (let k = 0; k < 6; k++) {
    const a = (k / 6) * Math.PI * 2;
    decal(
      sheet,
      top,
      circle(radius * 0.13, 10, Math.cos(a) * radius * 0.55, Math.sin(a) * radius * 0.55),
      '#10141d',
    );
  }
  turned(
    sheet,
    add(base, [0, 0, height]),
    up,
    [
      [0, radius * 0.26],
      [height * 0.18, radius * 0.24],
    ],
    STEEL,
    { samples: 14, hasShadow: false },
  );
}
