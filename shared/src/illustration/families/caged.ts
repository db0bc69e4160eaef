import type { ArtworkOf } from '../artwork.schema';
import { toHex } from '../engine/colour';
import { decal, lamp, wire } from '../engine/flat';
import { facing, level } from '../engine/frame';
import { letter } from '../engine/lettering';
import { bar, loft, smoothSections, turned } from '../engine/loft';
import { tinted } from '../engine/material';
import { circle, plate } from '../engine/outline';
import { prism } from '../engine/prism';
import type { Sheet } from '../engine/sheet';
import { add, dot, mix, scale, sub, unit, type Vec3 } from '../engine/vector';
import { BLACK, CARBON, GUNMETAL, paletteOf } from '../palette';
import { lens } from '../parts/optics';
import { outrunner, propeller } from '../parts/rotor';

type Edge = readonly [Vec3, Vec3];

/** Edges of an icosahedron whose triangles are split once, on a sphere. */
function geodesic(radius: number): Edge[] {
  const g = (1 + Math.sqrt(5)) / 2;
  const corners = [-1, 1].flatMap((a) =>
    [-g, g].flatMap((b): Vec3[] => [
      [0, a, b],
      [a, b, 0],
      [b, 0, a],
    ]),
  );
  const near = (a: Vec3, b: Vec3): boolean => Math.abs(Math.hypot(...sub(a, b)) - 2) < 0.01;
  const on = (p: Vec3): Vec3 => scale(unit(p), radius);
  const edges: Edge[] = [];
  for (const [i, a] of corners.entries()) {
    for (const [j, b] of corners.entries()) {
      if (j <= i || !near(a, b)) continue;
      const middle = on(mix(a, b, 0.5));
      edges.push([on(a), middle], [middle, on(b)]);
      for (const c of corners) {
        if (near(a, c) && near(b, c)) edges.push([middle, on(mix(a, c, 0.5))]);
      }
    }
  }
  return edges;
}

function cage(sheet: Sheet, edges: readonly Edge[], isFront: boolean): void {
  const colour = toHex({ l: isFront ? 0.3 : 0.52, c: 0.012, h: 260 });
  const glint = toHex({ l: 0.74, c: 0.01, h: 250 });
  for (const [a, b] of edges) {
    const out = mix(a, b, 0.5);
    if (dot(out, sheet.camera.toViewer) > 0.02 !== isFront) continue;
    wire(sheet, [a, b], colour, isFront ? 5 : 3.4);
    if (isFront) wire(sheet, [a, b], glint, 1.2, 0.6);
  }
  const knots = new Set(edges.flat());
  for (const p of knots) {
    if (dot(p, sheet.camera.toViewer) > 0.02 === isFront)
      decal(sheet, facing(p, p), circle(isFront ? 0.035 : 0.024, 10), colour);
  }
}

/** Draws an inspection drone inside a collision cage. */
export function drawCaged(sheet: Sheet, art: ArtworkOf<'caged'>): void {
  const palette = paletteOf(art.colourway, art.accent);
  const radius = 1.15;
  const edges = geodesic(radius);
  sheet.group([0, 2, 0], () => cage(sheet, edges, false));
  sheet.group(
    [0, 0, 0],
    () => {
      for (const [x, y] of [
        [-0.55, 0.5],
        [0.55, 0.5],
        [-0.55, -0.5],
        [0.55, -0.5],
      ] as const) {
        sheet.group([x, y, 0.1], () => {
          bar(sheet, [x * 0.35, y * 0.3, 0.02], [x, y, 0.05], 0.05, CARBON);
          outrunner(sheet, [x, y, 0.04], 0.11, 0.15, palette.accent, GUNMETAL);
          propeller(sheet, [x, y, 0.24], 0.36, tinted(BLACK, 0.04), {
            blades: 3,
            angle: x + y,
            tip: palette.accent,
          });
        });
      }
      sheet.group([0, -0.1, 0.05], () => {
        const rib = (y: number, w: number, h: number) => ({
          at: [0, y, 0.02] as Vec3,
          u: [w, 0, 0] as Vec3,
          v: [0, 0, h] as Vec3,
          n: 3.2,
        });
        loft(
          sheet,
          smoothSections(
            [rib(0.55, 0.16, 0.12), rib(0.3, 0.26, 0.2), rib(-0.3, 0.28, 0.22), rib(-0.55, 0.24, 0.18)],
            4,
          ),
          palette.shell,
          { samples: 36 },
        );
        turned(
          sheet,
          [0, 0.1, 0.2],
          [0, 0, 1],
          [
            [0, 0.16],
            [0.06, 0.17],
            [0.2, 0.17],
            [0.24, 0.14],
          ],
          GUNMETAL,
          { samples: 28 },
        );
        turned(
          sheet,
          [0, 0.1, 0.3],
          [0, 0, 1],
          [
            [0, 0.173],
            [0.06, 0.173],
          ],
          tinted(palette.accent, -0.1),
          { samples: 28, cap: false, outline: 0, hasShadow: false },
        );
        prism(sheet, facing([0, -0.56, 0.02], [0, -1, 0]), plate(0.42, 0.3, 0.1), BLACK, {
          from: -0.03,
          to: 0.06,
          bevel: 0.02,
          hasShadow: false,
        });
        lens(sheet, [0, -0.62, 0.02], [0, -1, 0], 0.13, 0.1);
        for (const x of [-0.26, 0.26]) {
          for (const z of [0.1, -0.08]) {
            const at: Vec3 = [x, -0.6, z];
            bar(sheet, add(at, [0, 0.12, 0]), at, 0.065, BLACK, { samples: 18, hasShadow: false });
            lamp(sheet, facing(add(at, [0, -0.004, 0]), [0, -1, 0]), 0.05, 85);
          }
        }
        if (art.label) letter(sheet, level([0, -0.3, 0.243]), art.label, 0.1, '#e8ecf4', 1.5);
      });
    },
    true,
  );
  sheet.group([0, -3, 0], () => cage(sheet, edges, true));
  const floor = Array.from({ length: 40 }, (_, k): Vec3 => {
    const a = (k / 40) * Math.PI * 2;
    return [Math.cos(a) * 0.7, Math.sin(a) * 0.7, -radius * 0.6];
  });
  sheet.shade(floor.map((p) => sheet.shadowOf(p)));
}
