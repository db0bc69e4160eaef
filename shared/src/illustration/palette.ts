import type { Colourway } from './artwork.schema';
import { type Material, material, tinted } from './engine/material';

/** The surfaces of one colour scheme. */
export interface Palette {
  readonly shell: Material;
  readonly trim: Material;
  readonly accent: Material;
}

const SHELLS: Readonly<Record<Colourway, Material>> = {
  graphite: material(0.46, 0.014, 260, 0.42, 14),
  bone: material(0.93, 0.008, 85, 0.2, 12),
  orange: material(0.7, 0.19, 48, 0.3, 14),
  ocean: material(0.52, 0.13, 248, 0.36, 16),
  lime: material(0.82, 0.19, 128, 0.26, 14),
  sand: material(0.77, 0.06, 82, 0.16, 10),
  crimson: material(0.55, 0.205, 25, 0.36, 16),
  violet: material(0.5, 0.17, 292, 0.36, 16),
  sky: material(0.78, 0.09, 225, 0.3, 14),
  olive: material(0.5, 0.055, 120, 0.14, 10),
  silver: material(0.78, 0.006, 250, 0.55, 18),
  amber: material(0.82, 0.165, 84, 0.3, 14),
};

/** Surfaces shared by every product. */
export const CARBON = material(0.32, 0.008, 262, 0.42, 12);
export const BLACK = material(0.31, 0.01, 262, 0.35, 18);
export const RUBBER = material(0.3, 0.008, 262, 0.1, 8);
export const STEEL = material(0.8, 0.008, 250, 0.7, 22);
export const GUNMETAL = material(0.56, 0.014, 258, 0.6, 18);
export const COPPER = material(0.66, 0.12, 52, 0.6, 20);
export const BRASS = material(0.8, 0.11, 88, 0.6, 22);
export const CIRCUIT = material(0.36, 0.06, 165, 0.2, 12);
export const GREY = material(0.62, 0.008, 255, 0.24, 12);
export const PALE = material(0.9, 0.006, 250, 0.24, 12);

/** Shell, trim and accent of a scheme; the accent may come from a second scheme. */
export function paletteOf(colourway: Colourway, accent?: Colourway): Palette {
  const shell = SHELLS[colourway];
  const isDark = shell.l < 0.6;
  const fallback: Colourway = isDark
    ? colourway === 'graphite'
      ? 'orange'
      : 'silver'
    : colourway === 'bone'
      ? 'orange'
      : 'graphite';
  const isVivid = shell.c > 0.08;
  return {
    shell,
    trim: isVivid || !isDark ? material(0.4, 0.012, 262, 0.34, 14) : tinted(shell, -0.09),
    accent: SHELLS[accent ?? fallback],
  };
}

/** Hue of the backdrop for a scheme: close to the product's own, so that it sits in its light. */
export const backdropHue = (colourway: Colourway): number => {
  const shell = SHELLS[colourway];
  return shell.c < 0.03 ? 252 : shell.h;
};
