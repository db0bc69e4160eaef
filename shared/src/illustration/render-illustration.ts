import type { Artwork } from './artwork.schema';
import { type Backdrop, backdropMarkup } from './backdrop';
import { composeProduct } from './compose';
import { escapeXml, idPrefix } from './escape';
import { backdropHue } from './palette';

/** What to draw and how large. */
export interface IllustrationInput {
  readonly sku: string;
  readonly artwork: Artwork;
  /** Accessible name of the picture. */
  readonly title: string;
  /** Width in CSS pixels written on the element; without it the picture fills its container. */
  readonly size?: number;
  /** Default 'studio'. */
  readonly backdrop?: Backdrop;
}

const WIDTH = 800;
const HEIGHT = 600;
const BOX = { x: 52, y: 58, width: 696, height: 456 };

/**
 * A product's illustration as a complete, self-contained `<svg>` (4:3). The same input always gives
 * the same bytes; ids carry the SKU, so several pictures can stand inline on one page.
 */
export function renderIllustration({
  sku,
  artwork,
  title,
  size,
  backdrop = 'studio',
}: IllustrationInput): string {
  const prefix = idPrefix(sku);
  const extent = size === undefined ? '' : ` width="${size}" height="${Math.round((size * HEIGHT) / WIDTH)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"${extent} role="img" aria-labelledby="${prefix}-title"><title id="${prefix}-title">${escapeXml(title)}</title>` +
    backdropMarkup({ prefix, width: WIDTH, height: HEIGHT, hue: backdropHue(artwork.colourway), backdrop }) +
    composeProduct({ sku, artwork, prefix, box: BOX, backdrop }) +
    '</svg>'
  );
}
