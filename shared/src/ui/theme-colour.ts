/** Linear sRGB, each part 0..1. */
export type LinearRgb = readonly [red: number, green: number, blue: number];

/** One token in both themes. */
export type ThemePair = { readonly light: LinearRgb; readonly dark: LinearRgb };

/** Converts OKLCH to linear sRGB, clipped to the gamut. Source: https://bottosson.github.io/posts/oklab/ */
export function oklchToLinearRgb(lightness: number, chroma: number, hueDegrees: number): LinearRgb {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Contrast ratio 1..21 of two colours. Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastRatio(one: LinearRgb, other: LinearRgb): number {
  const luminance = ([red, green, blue]: LinearRgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [high, low] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** `#rrggbb` of a linear colour. */
export function toHex(colour: LinearRgb): string {
  const encode = (value: number) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  return `#${colour
    .map((part) =>
      Math.round(encode(part) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

const number = '([\\d.]+)';
const oklch = `oklch\\(${number} ${number} ${number}\\)`;
const token = new RegExp(`--color-([a-z0-9-]+):\\s*light-dark\\(${oklch}, ${oklch}\\);`, 'g');

/** Reads the opaque colour tokens of theme.css by name, such as `ink-muted`. */
export function readColourTokens(css: string): ReadonlyMap<string, ThemePair> {
  const pairs = new Map<string, ThemePair>();
  for (const [, name = '', ...parts] of css.matchAll(token)) {
    const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = parts.map(Number);
    pairs.set(name, { light: oklchToLinearRgb(l1, c1, h1), dark: oklchToLinearRgb(l2, c2, h2) });
  }
  return pairs;
}
