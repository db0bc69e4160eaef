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
  const base = { l: Math.min(0.995, lightness), c: m.c * (1 - 0.55 * spark), h: m.h };
  return m.c < 0.03 ? cooled(base, shade * 0.035) : { ...base, h: m.h - shade * 10 };
}

/** Adds blue by vector, not by hue: turning the hue of a warm white would pass through green. */
function cooled(colour: Oklch, amount: number): Oklch {
  const angle = (h: number): number => (h * Math.PI) / 180;
  const a = colour.c * Math.cos(angle(colour.h)) + amount * Math.cos(angle(262));
  const b = colour.c * Math.sin(angle(colour.h)) + amount * Math.sin(angle(262));
  return { l: colour.l, c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI };
}

/** Average of several colours, in rectangular coordinates so that hues near 0 and 360 meet. */
export function averageColour(colours: readonly Oklch[]): Oklch {
  const count = colours.length || 1;
  let l = 0;
  let a = 0;
  let b = 0;
  for (const colour of colours) {
    const angle = (colour.h * Math.PI) / 180;
    l += colour.l / count;
    a += (colour.c * Math.cos(angle)) / count;
    b += (colour.c * Math.sin(angle)) / count;
  }
  return { l, c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI };
}

/** Line colour for the edges of a surface: its own hue, much darker. */
export const inkOf = (m: Material): string =>
  toHex({ l: Math.max(0.1, m.l * 0.36), c: Math.min(0.06, m.c * 0.6 + 0.012), h: m.c < 0.03 ? 262 : m.h });
