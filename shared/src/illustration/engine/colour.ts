/** A colour in OKLCH: lightness 0..1, chroma 0..0.37, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

const clamp01 = (value: number): number => Math.min(1, Math.max(0, value));

function toLinearRgb({ l, c, h }: Oklch): [number, number, number] {
  // Matrices: https://bottosson.github.io/posts/oklab/
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const isInGamut = (rgb: readonly number[]): boolean => rgb.every((v) => v > -0.001 && v < 1.001);

const encode = (linear: number): string => {
  const v = clamp01(linear);
  const srgb = v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055;
  return Math.round(srgb * 255)
    .toString(16)
    .padStart(2, '0');
};

/** sRGB hex of an OKLCH colour; chroma is reduced until the colour fits the gamut. */
export function toHex(colour: Oklch): string {
  const l = clamp01(colour.l);
  let c = Math.max(0, colour.c);
  let rgb = toLinearRgb({ l, c, h: colour.h });
  while (c > 0.002 && !isInGamut(rgb)) {
    c *= 0.92;
    rgb = toLinearRgb({ l, c, h: colour.h });
  }
  return `#${rgb.map(encode).join('')}`;
}
