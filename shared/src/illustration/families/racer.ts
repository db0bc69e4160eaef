import type { ArtworkOf } from '../artwork.schema';
import { level, turnedFrame } from '../engine/frame';
import { letter } from '../engine/lettering';
import { bar, loft, smoothSections, turned } from '../engine/loft';
import { tinted } from '../engine/material';
import { circle, rounded, slot } from '../engine/outline';
import { prism } from '../engine/prism';
import { randomFrom } from '../engine/random';
import type { Sheet } from '../engine/sheet';
import type { Vec3 } from '../engine/vector';
import { BLACK, CARBON, type Palette, paletteOf } from '../palette';
import { box } from '../parts/box';
import { cord } from '../parts/cord';
import { lens } from '../parts/optics';
import { ringBack, ringFront } from '../parts/ring';
import { BROAD, outrunner, propeller } from '../parts/rotor';

type Racer = ArtworkOf<'racer'>;

const CORNERS: Readonly<Record<Racer['layout'], readonly (readonly [number, number])[]>> = {
  x: [
    [-0.86, -0.94],
    [0.86, -0.94],
    [0.86, 0.94],
    [-0.86, 0.94],
  ],
  deadcat: [
    [-1.05, -0.62],
    [1.05, -0.62],
    [0.8, 0.98],
    [-0.8, 0.98],
  ],
  whoop: [
    [-0.72, -0.72],
    [0.72, -0.72],
    [0.72, 0.72],
    [-0.72, 0.72],
  ],
};

function armAndMotor(sheet: Sheet, art: Racer, palette: Palette, x: number, y: number, spin: number): void {
  const root: Vec3 = [x * 0.14, y * (art.layout === 'deadcat' && y < 0 ? 0.3 : 0.16), 0];
  const angle = Math.atan2(y - root[1], x - root[0]);
  const reach = Math.hypot(x - root[0], y - root[1]);
  const isWhoop = art.layout === 'whoop';
  const duct = { centre: [x, y, 0.13] as Vec3, inner: 0.6, outer: 0.68, height: 0.3 };
  sheet.group([x, y, 0.1], () => {
    if (isWhoop) ringBack(sheet, duct, palette.shell);
    prism(
      sheet,
      turnedFrame(root, angle),
      slot([0, 0], [reach, 0], isWhoop ? 0.06 : 0.11),
      isWhoop ? palette.trim : CARBON,
      {
        from: -0.05,
        to: 0.03,
        bevel: 0.012,
        isWoven: !isWhoop,
      },
    );
    if (!isWhoop)
      prism(sheet, level([x, y, 0]), circle(0.17, 28), CARBON, {
        from: -0.05,
        to: 0.03,
        bevel: 0.012,
        outline: 1,
      });
    outrunner(
      sheet,
      [x, y, 0.03],
      isWhoop ? 0.1 : 0.15,
      isWhoop ? 0.13 : 0.17,
      palette.accent,
      tinted(BLACK, 0.08),
    );
    propeller(
      sheet,
      [x, y, isWhoop ? 0.17 : 0.23],
      isWhoop ? 0.55 : 0.64,
      tinted(palette.shell, isWhoop ? -0.2 : 0.02),
      {
        blades: art.blades,
        angle: spin,
        pitch: 0.5,
        ...(isWhoop ? { planform: BROAD } : {}),
      },
    );
    if (isWhoop) ringFront(sheet, duct, palette.shell, tinted(palette.shell, 0.05));
  });
}

function cockpit(sheet: Sheet, palette: Palette): void {
  for (const side of [-1, 1]) {
    prism(
      sheet,
      { o: [side * 0.19, -0.5, 0.2], x: [0, 1, 0], y: [0, 0, 1], z: [1, 0, 0] },
      rounded(
        [
          [-0.22, -0.17],
          [0.3, -0.17],
          [0.3, 0.16],
          [-0.06, 0.16],
          [-0.22, 0.0],
        ],
        0.06,
      ),
      palette.shell,
      { from: -0.025, to: 0.025, bevel: 0.008 },
    );
    if (side < 0) {
      box(sheet, [0, -0.56, 0.06], [0.3, 0.26, 0.28], BLACK);
      lens(sheet, [0, -0.69, 0.21], [0, -1, 0.25], 0.13, 0.13);
    }
  }
}

function plates(sheet: Sheet, art: Racer, palette: Palette): void {
  const body = rounded(
    [
      [-0.2, -0.66],
      [0.2, -0.66],
      [0.26, -0.4],
      [0.22, 0.62],
      [-0.22, 0.62],
      [-0.26, -0.4],
    ],
    0.1,
  );
  prism(sheet, level([0, 0, 0]), body, CARBON, { from: 0.03, to: 0.08, bevel: 0.012, isWoven: true });
  box(sheet, [0, 0.02, 0.08], [0.34, 0.36, 0.06], tinted(palette.trim, 0.04), { hasShadow: false });
  box(sheet, [0, 0.02, 0.17], [0.34, 0.36, 0.05], tinted(palette.accent, -0.06), { hasShadow: false });
  for (const [x, y] of [
    [-0.17, 0.54],
    [0.17, 0.54],
    [-0.2, 0.2],
    [0.2, 0.2],
    [-0.2, -0.3],
    [0.2, -0.3],
  ] as const) {
    turned(
      sheet,
      [x, y, 0.08],
      [0, 0, 1],
      [
        [0, 0.032],
        [0.27, 0.032],
      ],
      palette.accent,
      { samples: 12, hasShadow: false },
    );
  }
  cockpit(sheet, palette);
  const top = rounded(
    [
      [-0.17, -0.42],
      [0.17, -0.42],
      [0.22, -0.2],
      [0.2, 0.6],
      [-0.2, 0.6],
      [-0.22, -0.2],
    ],
    0.08,
  );
  prism(sheet, level([0, 0, 0]), top, CARBON, { from: 0.36, to: 0.4, bevel: 0.01, isWoven: true });
  bar(sheet, [0, 0.62, 0.36], [0, 0.86, 0.62], 0.022, BLACK, { samples: 12 });
  turned(
    sheet,
    [0, 0.86, 0.62],
    [0, 0.4, 1],
    [
      [0, 0.07],
      [0.05, 0.09],
      [0.1, 0.06],
    ],
    palette.shell,
    { samples: 20 },
  );
  box(sheet, [0, 0.1, 0.41], [0.34, 0.74, 0.26], tinted(BLACK, 0.1), { radius: 0.05, bevel: 0.03 });
  box(sheet, [0, 0.26, 0.405], [0.37, 0.13, 0.275], palette.accent, {
    radius: 0.04,
    bevel: 0.02,
    hasShadow: false,
  });
  if (art.label) letter(sheet, { ...level([0, -0.11, 0.675]) }, art.label, 0.095, '#e8ecf4', 1.6);
  cord(
    sheet,
    [
      [0.05, 0.46, 0.56],
      [0.1, 0.72, 0.6],
      [0.16, 0.74, 0.3],
      [0.1, 0.5, 0.22],
    ],
    0.04,
    palette.shell,
  );
}

function whoopBody(sheet: Sheet, art: Racer, palette: Palette): void {
  box(sheet, [0, 0.1, -0.1], [0.4, 0.7, 0.22], BLACK, { radius: 0.06, bevel: 0.03 });
  loft(
    sheet,
    smoothSections(
      [
        { at: [0, 0.42, 0.2], u: [0.1, 0, 0], v: [0, 0, 0.06], n: 2.4 },
        { at: [0, 0.2, 0.26], u: [0.25, 0, 0], v: [0, 0, 0.17], n: 2.6 },
        { at: [0, -0.2, 0.28], u: [0.27, 0, 0], v: [0, 0, 0.2], n: 2.8 },
        { at: [0, -0.42, 0.24], u: [0.22, 0, 0], v: [0, 0, 0.17], n: 2.8 },
      ],
      5,
    ),
    palette.shell,
    { samples: 34 },
  );
  lens(sheet, [0, -0.42, 0.24], [0, -1, 0.3], 0.16, 0.15);
  if (art.label) letter(sheet, level([0, 0.02, 0.478]), art.label, 0.075, '#23262e', 1.4);
  bar(sheet, [0.1, 0.4, 0.2], [0.2, 0.72, 0.56], 0.018, BLACK, { samples: 10 });
}

/** Draws a racing quadcopter: bare carbon with a battery strapped on, or a ducted micro. */
export function drawRacer(sheet: Sheet, art: Racer, sku: string): void {
  const palette = paletteOf(art.colourway, art.accent);
  const random = randomFrom(sku);
  for (const [x, y] of CORNERS[art.layout]) armAndMotor(sheet, art, palette, x, y, random() * 2);
  sheet.group([0, 0, 0.1], () => {
    if (art.layout === 'whoop') whoopBody(sheet, art, palette);
    else plates(sheet, art, palette);
  });
}
