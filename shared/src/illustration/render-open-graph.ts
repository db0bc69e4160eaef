import type { Artwork } from './artwork.schema';
import { backdropMarkup } from './backdrop';
import { composeProduct } from './compose';
import { escapeXml, idPrefix } from './escape';
import { backdropHue } from './palette';

/** What a link preview shows. */
export interface OpenGraphInput {
  readonly sku: string;
  readonly artwork: Artwork;
  readonly name: string;
  /** Formatted for people, e.g. `$1,299.99`. */
  readonly price: string;
  readonly category?: string;
  /** Name of the shop, set small above the product's name. */
  readonly brand?: string;
}

const WIDTH = 1200;
const HEIGHT = 630;
// System fonts only: the picture must not fetch anything.
const FONT = 'font-family="Inter, system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif"';
const LINE_LENGTH = 16;
const MAX_LINES = 4;

/** Breaks a name into lines at spaces; the last line ends with an ellipsis when the name is too long. */
export function wrapName(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE_LENGTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES - 1), `${lines[MAX_LINES - 1]}…`];
}

/** A link preview (1200 × 630) with illustration, name and price as a complete `<svg>`. */
export function renderOpenGraph(input: OpenGraphInput): string {
  const { sku, artwork, name, price, category, brand = 'OCTO Drone Shop' } = input;
  const prefix = `${idPrefix(sku)}-og`;
  const lines = wrapName(name);
  const top = 330 - lines.length * 31;
  const title = lines
    .map((line, index) => `<tspan x="72" y="${top + index * 62}">${escapeXml(line)}</tspan>`)
    .join('');
  const priceY = top + (lines.length - 1) * 62 + 78;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="${prefix}-title"><title id="${prefix}-title">${escapeXml(`${name}, ${price}`)}</title>` +
    backdropMarkup({
      prefix,
      width: WIDTH,
      height: HEIGHT,
      hue: backdropHue(artwork.colourway),
      backdrop: 'studio',
    }) +
    composeProduct({
      sku,
      artwork,
      prefix,
      box: { x: 590, y: 70, width: 570, height: 480 },
      backdrop: 'studio',
    }) +
    `<g ${FONT} fill="#141a26"><text x="72" y="96" font-size="26" font-weight="600" fill="#4a5468">${escapeXml(brand)}</text>` +
    `<text font-size="54" font-weight="700" letter-spacing="-1.2">${title}</text>` +
    `<text x="72" y="${priceY}" font-size="40" font-weight="500" fill="#2b3446">${escapeXml(price)}</text>` +
    (category ? `<text x="72" y="562" font-size="26" fill="#4a5468">${escapeXml(category)}</text>` : '') +
    '</g></svg>'
  );
}
