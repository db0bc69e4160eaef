import type { Camera } from './camera';
import { type Oklch, toHex } from './colour';
import { add, dot, sub, unit, type Vec3 } from './vector';

/** A surface: its colour in neutral light and how it mirrors the lamps. */
export interface Material extends Oklch {
  /** 0 matte .. 1 polished. */
  readonly gloss: number;
  /** Width of the highlight: higher is tighter. */
  readonly polish: number;
}

/** Short form used by the palette. */
export const material = (l: number, c: number, h: number, gloss = 0.25, polish = 14): Material => ({
  l,
  c,
  h,
  gloss,
  polish,
});

/** The same surface, lighter (positive) or darker (negative). */
export const tinted = (m: Material, dl: number, dc = 0): Material => ({
  ...m,
  l: Math.min(0.99, Math.max(0.04, m.l + dl)),
  c: Math.max(0, m.c + dc),
});

/** Colour of a surface element under the studio lamps. */
export function lit(m: Material, normal: Vec3, at: Vec3, camera: Camera): Oklch {
  const n = unit(normal);
  const toEye = unit(sub(camera.eye, at));
  const key = Math.max(0, dot(n, camera.keyLight));
  const fill = Math.max(0, dot(n, camera.fillLight));
  const sky = 0.5 + 0.5 * n[2];
  const diffuse = 0.3 + 0.2 * sky + 0.5 * key + 0.12 * fill;
  const half = unit(add(camera.keyLight, toEye));
  const spark = m.gloss * Math.max(0, dot(n, half)) ** m.polish;
  const rim = m.gloss * 0.3 * (1 - Math.max(0, dot(n, toEye))) ** 3 * (0.4 + 0.6 * sky);
  const lightness = m.l * (0.34 + 0.74 * diffuse) + 0.07 * diffuse * (1 - m.l) + 0.36 * spark + rim;
  // Shade drifts towards a cool blue so that greys stay alive; highlights lose chroma.
  const shade = Math.max(0, 0.62 - diffuse);
  const isNeutral = m.c < 0.03;
  return {
    l: Math.min(0.995, lightness),
    c: Math.max(0, m.c * (1 - 0.55 * spark) + (isNeutral ? shade * 0.03 : 0)),
    h: isNeutral ? m.h + (262 - m.h) * Math.min(1, shade * 2) : m.h - shade * 10,
  };
}

/** Average of several colours of one hue family. */
export function averageColour(colours: readonly Oklch[]): Oklch {
  const count = colours.length || 1;
  const sum = colours.reduce((s, o) => ({ l: s.l + o.l, c: s.c + o.c, h: s.h + o.h }), {
    l: 0,
    c: 0,
    h: 0,
  });
  return { l: sum.l / count, c: sum.c / count, h: sum.h / count };
}

/** Line colour for the edges of a surface: its own hue, much darker. */
export const inkOf = (m: Material): string =>
  toHex({ l: Math.max(0.1, m.l * 0.36), c: Math.min(0.06, m.c * 0.6 + 0.012), h: m.c < 0.03 ? 262 : m.h });
