import type { ArtworkOf } from '../artwork.schema';
import { decal, panel } from '../engine/flat';
import { facing, level } from '../engine/frame';
import { letter } from '../engine/lettering';
import { bar, turned } from '../engine/loft';
import { tinted } from '../engine/material';
import { circle, moved, plate } from '../engine/outline';
import type { Sheet } from '../engine/sheet';
import type { Vec3 } from '../engine/vector';
import { BLACK, GUNMETAL, PALE, type Palette, paletteOf, RUBBER, STEEL } from '../palette';
import { box, onWall, slab } from '../parts/box';
import { barrelRing, glass, lens } from '../parts/optics';

type CameraArt = ArtworkOf<'camera'>;

const FORWARD: Vec3 = [0, -1, 0];

function mediumFormat(sheet: Sheet, art: CameraArt, palette: Palette): void {
  box(sheet, [0, 0.4, 0], [1.5, 0.9, 1.36], palette.shell, { radius: 0.12, bevel: 0.06 });
  for (const z of [0.4, 0.56, 0.72, 0.88])
    slab(sheet, [0.75, 0.42, z], [1, 0, 0], [0.62, 0.06, 0.03], GUNMETAL, { radius: 0.02 });
  box(sheet, [0, 0.4, 1.36], [0.8, 0.6, 0.1], GUNMETAL, { radius: 0.08 });
  turned(
    sheet,
    [0, 0.4, 1.46],
    [0, 0, 1],
    [
      [0, 0.24],
      [0.1, 0.24],
    ],
    STEEL,
    { samples: 30 },
  );
  panel(sheet, onWall([0, -0.05, 0.14], FORWARD), plate(1.3, 0.12, 0.03), palette.accent);
  if (art.label) letter(sheet, onWall([0.75, 0.42, 1.12], [1, 0, 0]), art.label, 0.13, '#eef1f6', 1.8);
  const axis = 0.66;
  turned(
    sheet,
    [0, -0.05, axis],
    FORWARD,
    [
      [0, 0.62],
      [0.1, 0.62],
    ],
    STEEL,
    { samples: 44 },
  );
  turned(
    sheet,
    [0, -0.15, axis],
    FORWARD,
    [
      [0, 0.56],
      [0.42, 0.56],
      [0.46, 0.6],
    ],
    BLACK,
    { samples: 44 },
  );
  for (let k = 0; k < 3; k++) barrelRing(sheet, [0, -0.24 - k * 0.07, axis], FORWARD, 0.563, '#6b7382', 1.4);
  turned(
    sheet,
    [0, -0.6, axis],
    FORWARD,
    [
      [0, 0.62],
      [0.3, 0.62],
    ],
    tinted(BLACK, 0.03),
    { samples: 44 },
  );
  for (let k = 0; k < 4; k++) barrelRing(sheet, [0, -0.66 - k * 0.055, axis], FORWARD, 0.622, '#0b0e15', 1.6);
  turned(
    sheet,
    [0, -0.9, axis],
    FORWARD,
    [
      [0, 0.6],
      [0.04, 0.6],
    ],
    palette.accent,
    { samples: 44, hasShadow: false },
  );
  lens(sheet, [0, -0.94, axis], FORWARD, 0.58, 0.18);
}

function boxCamera(sheet: Sheet, art: CameraArt, palette: Palette): void {
  box(sheet, [0, 0.1, 0], [1.7, 0.62, 1.28], palette.shell, { radius: 0.1, bevel: 0.05 });
  slab(sheet, [0.85, 0.1, 0.64], [1, 0, 0], [0.4, 0.9, 0.03], tinted(BLACK, 0.05), { radius: 0.05 });
  for (const z of [0.9, 0.64, 0.38])
    slab(sheet, [0.88, 0.1, z], [1, 0, 0], [0.22, 0.12, 0.03], PALE, { radius: 0.02 });
  for (const x of [-0.5, 0, 0.5])
    turned(
      sheet,
      [x, 0.1, 1.28],
      [0, 0, 1],
      [
        [0, 0.07],
        [0.03, 0.07],
      ],
      STEEL,
      { samples: 18, hasShadow: false },
    );
  if (art.label) letter(sheet, onWall([0.63, -0.21, 1.1], FORWARD), art.label, 0.12, '#333b4a', 1.8);
  panel(sheet, onWall([-0.66, -0.21, 0.64], FORWARD), plate(0.14, 0.9, 0.05), RUBBER);
  turned(
    sheet,
    [0, -0.21, 0.62],
    FORWARD,
    [
      [0, 0.54],
      [0.08, 0.54],
    ],
    palette.accent,
    { samples: 44 },
  );
  turned(
    sheet,
    [0, -0.29, 0.62],
    FORWARD,
    [
      [0, 0.52],
      [0.06, 0.52],
    ],
    STEEL,
    { samples: 44 },
  );
  const face = facing([0, -0.353, 0.62], FORWARD);
  decal(sheet, face, circle(0.44, 40), '#12161f');
  panel(sheet, { ...face, o: [0, -0.354, 0.62] }, plate(0.62, 0.42, 0.02), {
    ...palette.trim,
    l: 0.3,
    c: 0.1,
    h: 260,
    gloss: 0.9,
  });
  decal(
    sheet,
    { ...face, o: [0, -0.355, 0.62] },
    [
      [-0.3, 0.2],
      [0.02, 0.2],
      [-0.18, -0.2],
      [-0.3, -0.2],
    ],
    '#7fb2ff',
    { opacity: 0.28 },
  );
  decal(
    sheet,
    { ...face, o: [0, -0.355, 0.62] },
    [
      [0.12, 0.2],
      [0.2, 0.2],
      [0, -0.2],
      [-0.08, -0.2],
    ],
    '#d9a6ff',
    { opacity: 0.3 },
  );
  for (const k of [0.6, 2.7, 4.8])
    decal(
      sheet,
      { ...face, o: [0, -0.356, 0.62] },
      circle(0.022, 10, Math.cos(k) * 0.48, Math.sin(k) * 0.48),
      '#d8dde6',
    );
  // The lens cap lies beside the body: it tells the size.
  turned(
    sheet,
    [1.05, -0.85, 0],
    [0, 0, 1],
    [
      [0, 0.4],
      [0.08, 0.42],
      [0.12, 0.4],
    ],
    tinted(BLACK, 0.02),
    { samples: 36 },
  );
  decal(sheet, level([1.05, -0.85, 0.122]), circle(0.3, 32), 'none', { stroke: '#6b7382', width: 1.4 });
}

function thermalModule(sheet: Sheet, art: CameraArt, palette: Palette): void {
  turned(
    sheet,
    [0, 0.3, 1.5],
    [0, 0, 1],
    [
      [0, 0.3],
      [0.08, 0.34],
      [0.16, 0.34],
    ],
    GUNMETAL,
    { samples: 34 },
  );
  box(sheet, [0, 0.3, 0.16], [1.9, 1, 1.34], palette.shell, { radius: 0.22, bevel: 0.1 });
  panel(sheet, onWall([0, -0.2, 0.34], FORWARD), plate(1.3, 0.07, 0.02), palette.accent);
  for (const z of [0.6, 0.76, 0.92, 1.08])
    slab(sheet, [0.95, 0.34, z], [1, 0, 0], [0.6, 0.07, 0.03], tinted(palette.shell, -0.12), {
      radius: 0.03,
    });
  slab(sheet, [0, -0.2, 0.88], FORWARD, [1.62, 0.86, 0.08], BLACK, { radius: 0.26 });
  lens(sheet, [-0.4, -0.28, 0.88], FORWARD, 0.38, 0.26, tinted(BLACK, 0.06), 'thermal');
  lens(sheet, [0.42, -0.28, 0.92], FORWARD, 0.27, 0.2, tinted(BLACK, 0.06), 'thermal');
  glass(sheet, onWall([0.42, -0.285, 0.58], FORWARD), 0.075);
  if (art.label) letter(sheet, onWall([0, -0.203, 0.24], FORWARD), art.label, 0.1, '#4a5160', 1.6);
  bar(sheet, [-0.95, 0.3, 0.8], [-1.1, 0.3, 0.8], 0.24, GUNMETAL, { samples: 28 });
  panel(sheet, level([0, 0.3, 1.505]), moved(plate(1.2, 0.5, 0.1), 0, -0.06), tinted(palette.shell, -0.03));
}

/** Draws a payload camera. */
export function drawCamera(sheet: Sheet, art: CameraArt): void {
  const palette = paletteOf(art.colourway, art.accent);
  sheet.group([0, 0, 0], () => {
    if (art.layout === 'medium-format') mediumFormat(sheet, art, palette);
    else if (art.layout === 'box') boxCamera(sheet, art, palette);
    else thermalModule(sheet, art, palette);
  });
}
