import type { ArtworkOf } from '../artwork.schema';
import { level } from '../engine/frame';
import { letter } from '../engine/lettering';
import { bar, turned } from '../engine/loft';
import { tinted } from '../engine/material';
import { plate } from '../engine/outline';
import { prism } from '../engine/prism';
import type { Sheet } from '../engine/sheet';
import type { Vec3 } from '../engine/vector';
import { BLACK, CARBON, GUNMETAL, type Palette, paletteOf, RUBBER, STEEL } from '../palette';
import { box, onWall, slab } from '../parts/box';
import { gimbalHead } from '../parts/gimbal-head';
import { lens } from '../parts/optics';

type GimbalArt = ArtworkOf<'gimbal'>;

function handled(sheet: Sheet, art: GimbalArt, palette: Palette): void {
  const top = 1.62;
  for (const side of [-1, 1]) {
    sheet.group([side * 1.3, 0, 1.2], () => {
      bar(sheet, [side * 1.28, 0, top - 0.1], [side * 1.28, 0, top - 0.86], 0.085, RUBBER, {
        endRadius: 0.095,
      });
      bar(sheet, [side * 1.28, 0, top + 0.02], [side * 1.28, 0, top - 0.14], 0.11, palette.accent);
      for (const z of [0.3, 0.42, 0.54, 0.66])
        turned(
          sheet,
          [side * 1.28, 0, top - z],
          [0, 0, 1],
          [
            [0, 0.098],
            [0.025, 0.098],
          ],
          tinted(RUBBER, -0.1),
          { hasShadow: false, outline: 0.6 },
        );
    });
  }
  sheet.group([0, 0.4, top], () => {
    bar(sheet, [-1.34, 0, top], [1.34, 0, top], 0.055, CARBON);
    for (const x of [-0.62, 0.62])
      bar(sheet, [x - 0.09, 0, top], [x + 0.09, 0, top], 0.078, palette.accent, { hasShadow: false });
  });
  sheet.group([0, -0.2, 1], () => {
    box(sheet, [0, 0, top - 0.1], [0.36, 0.34, 0.28], GUNMETAL, { radius: 0.06, bevel: 0.03 });
    turned(
      sheet,
      [0, 0, top - 0.34],
      [0, 0, 1],
      [
        [0, 0.24],
        [0.24, 0.24],
      ],
      tinted(BLACK, 0.04),
      { samples: 30 },
    );
    turned(
      sheet,
      [0, 0, top - 0.38],
      [0, 0, 1],
      [
        [0, 0.2],
        [0.04, 0.2],
      ],
      palette.accent,
      { hasShadow: false },
    );
    bar(sheet, [0, 0, top - 0.46], [0, 0.5, top - 0.5], 0.06, CARBON);
    bar(sheet, [0, 0.5, top - 0.5], [0, 0.5, 0.74], 0.06, CARBON);
    bar(sheet, [0, 0.58, 0.72], [0, 0.38, 0.72], 0.2, GUNMETAL);
    bar(sheet, [-0.66, 0.36, 0.72], [0.66, 0.36, 0.72], 0.055, CARBON);
    bar(sheet, [-0.64, 0.36, 0.72], [-0.64, -0.1, 0.72], 0.055, CARBON);
    bar(sheet, [-0.72, -0.1, 0.72], [-0.56, -0.1, 0.72], 0.17, GUNMETAL);
    box(sheet, [0, -0.06, 0.34], [0.78, 0.66, 0.72], tinted(BLACK, 0.06), { radius: 0.06, bevel: 0.04 });
    box(sheet, [0, 0.02, 1.06], [0.3, 0.4, 0.08], GUNMETAL, { hasShadow: false });
    if (art.label) letter(sheet, onWall([0.392, -0.04, 0.9], [1, 0, 0]), art.label, 0.09, '#e8ecf4', 1.5);
    slab(sheet, [0.39, -0.04, 0.66], [1, 0, 0], [0.36, 0.26, 0.02], {
      ...palette.trim,
      l: 0.3,
      c: 0.06,
      h: 240,
      gloss: 0.8,
    });
    turned(
      sheet,
      [0, -0.39, 0.7],
      [0, -1, 0],
      [
        [0, 0.31],
        [0.3, 0.31],
      ],
      BLACK,
      { samples: 36 },
    );
    turned(
      sheet,
      [0, -0.52, 0.7],
      [0, -1, 0],
      [
        [0, 0.318],
        [0.05, 0.318],
      ],
      palette.accent,
      { cap: false, outline: 0, hasShadow: false },
    );
    lens(sheet, [0, -0.69, 0.7], [0, -1, 0], 0.34, 0.3, tinted(BLACK, 0.04));
    bar(sheet, [0.64, 0.36, 0.72], [0.64, -0.1, 0.72], 0.055, CARBON);
    bar(sheet, [0.54, -0.1, 0.72], [0.74, -0.1, 0.72], 0.17, GUNMETAL);
    bar(sheet, [0.74, -0.1, 0.72], [0.78, -0.1, 0.72], 0.1, palette.accent, { hasShadow: false });
  });
}

function underslung(sheet: Sheet, art: GimbalArt, palette: Palette): void {
  const top = 2.1;
  sheet.group([0, 0, top], () => {
    prism(sheet, level([0, 0, top - 0.26]), plate(1.3, 0.9, 0.12), CARBON, {
      from: 0,
      to: 0.05,
      isWoven: true,
      bevel: 0.01,
    });
    for (const [x, y] of [
      [-0.5, 0.32],
      [0.5, 0.32],
      [-0.5, -0.32],
      [0.5, -0.32],
    ] as const) {
      turned(
        sheet,
        [x, y, top - 0.21],
        [0, 0, 1],
        [
          [0, 0.07],
          [0.08, 0.11],
          [0.16, 0.07],
        ],
        { ...palette.accent, gloss: 0.5 },
        { samples: 22, hasShadow: false },
      );
    }
    prism(sheet, level([0, 0, top - 0.06]), plate(1.3, 0.9, 0.12), CARBON, {
      from: 0,
      to: 0.06,
      isWoven: true,
      bevel: 0.01,
    });
    turned(
      sheet,
      [0, 0, top],
      [0, 0, 1],
      [
        [0, 0.26],
        [0.1, 0.26],
        [0.12, 0.22],
      ],
      STEEL,
      { samples: 34 },
    );
    if (art.label) letter(sheet, level([0.36, -0.28, top + 0.003]), art.label, 0.16, '#e8ecf4', 1.8);
  });
  sheet.group([0, -0.4, 1], () => {
    gimbalHead(sheet, [0, 0, top - 0.26] as Vec3, 1.28, 'cinema', palette.shell, palette.accent);
  });
}

/** Draws a stabilised mount with a camera in it. */
export function drawGimbal(sheet: Sheet, art: GimbalArt): void {
  const palette = paletteOf(art.colourway, art.accent);
  if (art.layout === 'handled') handled(sheet, art, palette);
  else underslung(sheet, art, palette);
}
