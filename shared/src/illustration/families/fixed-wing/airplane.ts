import type { ArtworkOf } from '../../artwork.schema';
import { panel, wire } from '../../engine/flat';
import { facing, level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { bar, loft, smoothSections, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { circle, plate } from '../../engine/outline';
import type { Sheet } from '../../engine/sheet';
import { unit, type Vec3 } from '../../engine/vector';
import { BLACK, CARBON, type Palette, paletteOf, STEEL } from '../../palette';
import { glass } from '../../parts/optics';
import { outrunner, propeller } from '../../parts/rotor';
import { type Station, surfacePoint, type WingAxes, wing } from './wing';

type FixedWing = ArtworkOf<'fixed-wing'>;

const LEVEL_WING: WingAxes = { chord: [0, 1, 0], thickness: [0, 0, 1] };

function mainWing(sheet: Sheet, art: FixedWing, palette: Palette, side: number, span: number): void {
  const stations: Station[] = [
    { at: [side * 0.14, 0, 0.12], chord: 0.3, thickness: 0.05 },
    { at: [side * span * 0.5, 0.02, 0.15], chord: 0.25, thickness: 0.04 },
    { at: [side * span * 0.84, 0.05, 0.19], chord: 0.19, thickness: 0.03 },
  ];
  wing(sheet, stations, LEVEL_WING, palette.shell);
  wing(
    sheet,
    [
      { at: [side * span * 0.84, 0.05, 0.19], chord: 0.19, thickness: 0.03 },
      { at: [side * span * 0.96, 0.07, 0.22], chord: 0.15, thickness: 0.022 },
      { at: [side * span, 0.1, 0.27], chord: 0.09, thickness: 0.012 },
    ],
    LEVEL_WING,
    palette.accent,
  );
  wire(
    sheet,
    stations.map((s) => surfacePoint(s, LEVEL_WING, 0.5)),
    '#3b4454',
    1,
    0.55,
  );
  if (side < 0 || !art.label) return;
  // The name stands between nacelle and tip, as large as it fits.
  const size = Math.min(0.15, 0.66 / art.label.length);
  letter(sheet, level([span * 0.65, 0.03, 0.2]), art.label, size, '#2b3140', 1.8);
}

function tailFin(
  sheet: Sheet,
  palette: Palette,
  root: Vec3,
  side: number,
  spread: number,
  height: number,
): void {
  const end: Vec3 = [root[0] + side * spread, root[1] + 0.1, root[2] + height];
  const out = unit([-(end[2] - root[2]), 0, end[0] - root[0]] as Vec3);
  wing(
    sheet,
    [
      { at: root, chord: 0.17, thickness: 0.026 },
      { at: [(root[0] + end[0]) / 2, root[1] + 0.05, (root[2] + end[2]) / 2], chord: 0.14, thickness: 0.02 },
      { at: end, chord: 0.09, thickness: 0.01 },
    ],
    { chord: [0, 1, 0], thickness: out[2] < 0 ? [-out[0], 0, -out[2]] : out },
    palette.accent,
  );
}

function fuselage(sheet: Sheet, palette: Palette, tail: number): void {
  const rib = (y: number, w: number, h: number, z: number) => ({
    at: [0, y, z] as Vec3,
    u: [w, 0, 0] as Vec3,
    v: [0, 0, h] as Vec3,
    n: 2.3,
  });
  loft(
    sheet,
    smoothSections(
      [
        rib(tail, 0.04, 0.045, 0.1),
        rib(tail * 0.55, 0.08, 0.085, 0.07),
        rib(0.2, 0.17, 0.17, 0.02),
        rib(-0.35, 0.19, 0.19, 0),
        rib(-0.8, 0.14, 0.14, -0.02),
        rib(-1, 0.03, 0.035, -0.03),
      ],
      5,
    ),
    palette.shell,
    { samples: 38 },
  );
  panel(sheet, level([0, -0.42, 0.187]), plate(0.16, 0.44, 0.07), palette.trim);
  panel(sheet, facing([0.188, -0.4, 0], [1, 0, 0.06]), plate(0.5, 0.05, 0.02), palette.accent);
  const eye = facing([0, -0.83, -0.13], [0.1, -0.9, -0.45]);
  panel(sheet, eye, circle(0.075, 22), BLACK);
  glass(sheet, eye, 0.058);
}

/** Slim aircraft with a V-tail; the rotors on the wing and behind the canopy are tilted up for take-off. */
export function drawTiltrotor(sheet: Sheet, art: FixedWing): void {
  const palette = paletteOf(art.colourway, art.accent);
  for (const side of [-1, 1]) {
    sheet.group([side * 0.9, 0.05, 0.1], () => {
      mainWing(sheet, art, palette, side, 1.75);
      bar(sheet, [side * 0.68, 0.22, 0.13], [side * 0.68, -0.42, 0.15], 0.055, palette.trim, {
        endRadius: 0.075,
      });
      outrunner(sheet, [side * 0.68, -0.44, 0.17], 0.1, 0.15, palette.accent);
      propeller(sheet, [side * 0.68, -0.44, 0.37], 0.44, BLACK, {
        blades: 2,
        angle: side > 0 ? 0.4 : 2.6,
        tip: palette.accent,
      });
    });
    sheet.group([side * 0.25, 1.15, 0.3], () => tailFin(sheet, palette, [0, 1.12, 0.12], side, 0.5, 0.42));
  }
  sheet.group([0, 0.75, 0.2], () => {
    bar(sheet, [0, 0.62, 0.06], [0, 0.62, 0.22], 0.05, palette.trim);
    outrunner(sheet, [0, 0.62, 0.22], 0.09, 0.13, palette.accent);
    propeller(sheet, [0, 0.62, 0.4], 0.36, BLACK, { blades: 2, angle: 1.2, tip: palette.accent });
  });
  sheet.group([0, -0.1, 0.05], () => fuselage(sheet, palette, 1.3));
}

/** Twin-boom aircraft with four lifting motors; as a kit the motor mounts are bare. */
export function drawQuadplane(sheet: Sheet, art: FixedWing): void {
  const palette = paletteOf(art.colourway, art.accent);
  for (const side of [-1, 1]) {
    sheet.group([side * 0.9, 0.1, 0.1], () => {
      bar(sheet, [side * 0.6, 1.2, 0.08], [side * 0.6, -0.72, 0.08], 0.035, CARBON);
      mainWing(sheet, art, palette, side, 1.7);
      bar(sheet, [side * 0.6, 0.34, 0.1], [side * 0.6, -0.34, 0.1], 0.075, tinted(palette.trim, 0.02));
      for (const y of [0.62, -0.68]) {
        turned(
          sheet,
          [side * 0.6, y, 0.08],
          [0, 0, 1],
          [
            [0, 0.09],
            [0.06, 0.1],
          ],
          palette.trim,
          { samples: 22 },
        );
        if (art.isKit)
          turned(
            sheet,
            [side * 0.6, y, 0.14],
            [0, 0, 1],
            [
              [0, 0.03],
              [0.05, 0.03],
            ],
            STEEL,
            { samples: 12 },
          );
        else {
          outrunner(sheet, [side * 0.6, y, 0.14], 0.09, 0.13, palette.accent);
          propeller(sheet, [side * 0.6, y, 0.3], 0.42, BLACK, { blades: 2, angle: 0.7 + y });
        }
      }
    });
  }
  sheet.group([0, 1.2, 0.3], () => {
    for (const side of [-1, 1]) tailFin(sheet, palette, [side * 0.6, 1.16, 0.1], -side, 0.56, 0.5);
  });
  sheet.group([0, -0.1, 0.05], () => fuselage(sheet, palette, 0.62));
}
