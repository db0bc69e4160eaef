import { toHex } from './engine/colour';
import { round } from './engine/sheet';

/** Studio behind the product: light, dark, or none (the page's own surface shows, with a soft light on it). */
export type Backdrop = 'studio' | 'night' | 'none';

interface Studio {
  readonly prefix: string;
  readonly width: number;
  readonly height: number;
  readonly hue: number;
  readonly backdrop: Backdrop;
}

/**
 * Light behind a product that stands on the page's own surface: invisible on white, and on a dark page
 * what keeps black carbon readable.
 */
const haloMarkup = (prefix: string, width: number, height: number): string =>
  `<defs><radialGradient id="${prefix}-halo" cx=".5" cy=".48" r=".5"><stop offset="0" stop-color="#e8eefb" stop-opacity=".2"/><stop offset=".55" stop-color="#e8eefb" stop-opacity=".085"/><stop offset="1" stop-color="#e8eefb" stop-opacity="0"/></radialGradient></defs>` +
  `<path fill="url(#${prefix}-halo)" d="M0 0H${round(width)}V${round(height)}H0z"/>`;

/** Markup of the backdrop: a lit wall that runs into the floor without an edge. */
export function backdropMarkup({ prefix, width, height, hue, backdrop }: Studio): string {
  if (backdrop === 'none') return haloMarkup(prefix, width, height);
  const isDark = backdrop === 'night';
  const tone = (l: number, c: number): string => toHex({ l, c, h: hue });
  const [high, low, glow] = isDark
    ? [tone(0.3, 0.022), tone(0.2, 0.018), tone(0.44, 0.04)]
    : [tone(0.955, 0.012), tone(0.885, 0.02), tone(0.99, 0.006)];
  return (
    `<defs><linearGradient id="${prefix}-wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${high}"/><stop offset="1" stop-color="${low}"/></linearGradient>` +
    `<radialGradient id="${prefix}-glow" cx=".46" cy=".4" r=".62"><stop offset="0" stop-color="${glow}"/><stop offset="1" stop-color="${glow}" stop-opacity="0"/></radialGradient></defs>` +
    `<path fill="url(#${prefix}-wall)" d="M0 0H${round(width)}V${round(height)}H0z"/><path fill="url(#${prefix}-glow)" d="M0 0H${round(width)}V${round(height)}H0z"/>`
  );
}

/** Soft shadow on the floor, made of the outlines thrown by the parts. */
export function shadowMarkup(prefix: string, outlines: string, backdrop: Backdrop): string {
  if (outlines === '') return '';
  const ink = backdrop === 'night' ? '#04060c' : '#1a2440';
  const strength = backdrop === 'night' ? 0.55 : 0.3;
  return (
    `<filter id="${prefix}-soft" x="-15%" y="-30%" width="130%" height="160%"><feGaussianBlur stdDeviation="7"/></filter>` +
    `<g opacity="${strength}"><path filter="url(#${prefix}-soft)" fill="${ink}" d="${outlines}"/></g>`
  );
}
