import type { ArtworkOf } from '../artwork.schema';
import { toHex } from '../engine/colour';
import { decal } from '../engine/flat';
import { facing, level, locate } from '../engine/frame';
import { letter } from '../engine/lettering';
import { bar, turned } from '../engine/loft';
import { lit, tinted } from '../engine/material';
import { circle, rounded } from '../engine/outline';
import { polygon, type Sheet } from '../engine/sheet';
import { add, dot, heading, scale, sub, type Vec2, type Vec3 } from '../engine/vector';
import { BLACK, BRASS, COPPER, GUNMETAL, paletteOf, STEEL } from '../palette';
import { cord } from '../parts/cord';

/** Copper coils around the stator, seen through the gap under the bell. */
function coils(sheet: Sheet, radius: number, z: number, height: number, count: number): void {
  for (let k = 0; k < count; k++) {
    const a = (k / count) * Math.PI * 2;
    const out = heading(a);
    const at: Vec3 = [out[0] * radius, out[1] * radius, z];
    if (dot(out, sub(sheet.camera.eye, at)) <= 0) continue;
    const side = heading(a + Math.PI / 2);
    const width = (Math.PI * radius) / count;
    const corners: Vec3[] = [add(at, scale(side, -width * 0.82)), add(at, scale(side, width * 0.82))];
    const top = corners.map((p) => add(p, [0, 0, height]));
    const colour = toHex(lit(COPPER, out, at, sheet.camera));
    const dark = toHex(lit(tinted(COPPER, -0.2), out, at, sheet.camera));
    const face = [corners[0], corners[1], top[1], top[0]] as Vec3[];
    let markup = `<path fill="${colour}" stroke="${dark}" stroke-width="1" stroke-linejoin="round" d="${polygon(face.map((p) => sheet.at(p)))}"/>`;
    for (const t of [0.25, 0.5, 0.75]) {
      const line = corners.map((p) => sheet.camera.project(add(p, [0, 0, height * t])));
      markup += `<path stroke="${dark}" stroke-width=".8" stroke-opacity=".7" d="${polygon(line, false)}"/>`;
    }
    sheet.add(markup, at);
  }
}

/** Windows in the top of the bell between its spokes. */
function windows(radius: number, count: number): Vec2[][] {
  return Array.from({ length: count }, (_, k) => {
    const a = (k / count) * Math.PI * 2;
    const w = Math.PI / count;
    const polar = (r: number, t: number): Vec2 => [Math.cos(t) * r, Math.sin(t) * r];
    return rounded(
      [
        polar(radius * 0.36, a - w * 0.5),
        polar(radius * 0.8, a - w * 0.66),
        polar(radius * 0.86, a),
        polar(radius * 0.8, a + w * 0.66),
        polar(radius * 0.36, a + w * 0.5),
      ],
      radius * 0.06,
      3,
    );
  });
}

/** Draws a brushless motor at hero size. */
export function drawMotor(sheet: Sheet, art: ArtworkOf<'motor'>): void {
  const palette = paletteOf(art.colourway, art.accent);
  const isFlat = art.bell === 'pancake';
  const r = isFlat ? 1.08 : 0.82;
  const h = isFlat ? 0.5 : 1.05;
  const up: Vec3 = [0, 0, 1];
  const bell = art.colourway === 'graphite' ? tinted(BLACK, 0.05) : palette.shell;
  sheet.group([0, 0, 0], () => {
    for (const [k, m] of [palette.accent, BLACK, tinted(palette.shell, 0.1)].entries()) {
      const y = 0.14 - k * 0.14;
      cord(
        sheet,
        [
          [-r * 0.6, 0.1 + y, 0.1],
          [-r * 1.2, 0.1 + y, 0.02],
          [-r * 1.35, -0.3 + y, 0.05],
          [-r * 1.7, -0.35 + y * 1.6, 0.06],
        ],
        0.1,
        m,
      );
      bar(sheet, [-r * 1.68, -0.348 + y * 1.6, 0.06], [-r * 1.86, -0.37 + y * 1.6, 0.06], 0.055, BRASS, {
        samples: 14,
      });
    }
    turned(
      sheet,
      [0, 0, 0],
      up,
      [
        [0, r * 0.66],
        [0.06, r * 0.7],
        [0.12, r * 0.66],
      ],
      GUNMETAL,
      { samples: 40 },
    );
    turned(
      sheet,
      [0, 0, 0.12],
      up,
      [
        [0, r * 0.6],
        [0.08, r * 0.6],
      ],
      tinted(BLACK, -0.06),
      { samples: 40, hasShadow: false },
    );
    turned(
      sheet,
      [0, 0, 0.16],
      up,
      [
        [0, r * 0.86],
        [0.3, r * 0.86],
      ],
      tinted(BLACK, -0.08),
      { samples: 40 },
    );
    coils(sheet, r * 0.87, 0.18, 0.2, isFlat ? 30 : 20);
    turned(
      sheet,
      [0, 0, 0.36],
      up,
      [
        [0, r * 0.99],
        [0.02, r],
        [0.09, r],
      ],
      palette.accent,
      { samples: 44 },
    );
    turned(
      sheet,
      [0, 0, 0.45],
      up,
      [
        [0, r],
        [h * 0.5, r],
        [h * 0.58, r * 0.97],
        [h * 0.64, r * 0.9],
      ],
      bell,
      { samples: 44 },
    );
    const top = level([0, 0, 0.45 + h * 0.642]);
    if (art.bell !== 'solid') {
      for (const hole of windows(r * 0.92, isFlat ? 9 : 7)) {
        decal(sheet, top, hole, '#0d1119');
        const inner = hole.map(([x, y]): Vec2 => [x * 0.97, y * 0.97 - 0.02]);
        decal(sheet, { ...top, o: locate(top, [0, 0], -0.05) }, inner, toHex({ l: 0.36, c: 0.07, h: 52 }), {
          opacity: 0.75,
        });
      }
    }
    const z = 0.45 + h * 0.64;
    turned(
      sheet,
      [0, 0, z],
      up,
      [
        [0, r * 0.34],
        [0.05, r * 0.32],
      ],
      tinted(bell, 0.04),
      { samples: 34, hasShadow: false },
    );
    for (const k of [0, 1, 2, 3])
      decal(
        sheet,
        level([0, 0, z + 0.052]),
        circle(0.032, 10, Math.cos(k * 1.571 + 0.4) * r * 0.23, Math.sin(k * 1.571 + 0.4) * r * 0.23),
        '#0d1119',
      );
    turned(
      sheet,
      [0, 0, z + 0.05],
      up,
      [
        [0, 0.12],
        [0.08, 0.12],
      ],
      palette.accent,
      { samples: 24, hasShadow: false },
    );
    turned(
      sheet,
      [0, 0, z + 0.13],
      up,
      [
        [0, 0.07],
        [isFlat ? 0.12 : 0.3, 0.07],
        [isFlat ? 0.15 : 0.34, 0.05],
      ],
      STEEL,
      { samples: 20 },
    );
    if (art.label) {
      const out = heading(-Math.PI / 2 + 0.52);
      letter(
        sheet,
        facing([out[0] * (r + 0.005), out[1] * (r + 0.005), 0.45 + h * 0.26], out),
        art.label,
        isFlat ? 0.15 : 0.19,
        bell.l > 0.6 ? '#333a48' : '#eef1f6',
        2.2,
      );
    }
  });
}
