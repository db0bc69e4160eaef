import 'server-only';
import { AppError } from '@octo/shared/errors';
import { artworkSchema, renderIllustration } from '@octo/shared/illustration';
import { cachedArtwork } from './catalogue.cached';
import { imageVersionOf } from './product-row';

const SKU = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/;
const MAX_KEPT = 150;

/** A drawn product. */
export interface ProductImage {
  readonly svg: string;
  /** The version that belongs into the picture's address. */
  readonly version: string;
  readonly name: string;
  readonly summary: string | null;
}

/** `none`: transparent, the page's own surface shows through; `studio`: a lit wall, for places without a page. */
export type ImageBackdrop = 'none' | 'studio';

// Drawing takes some milliseconds and the result depends on the artwork alone, so it is kept by its version.
const kept = new Map<string, string>();

/**
 * Draws the picture of a product, inactive ones included (old orders show them).
 *
 * @throws AppError `product_not_found` when no product has the SKU
 */
export async function drawProduct(sku: string, backdrop: ImageBackdrop): Promise<ProductImage> {
  const product = SKU.test(sku) ? await cachedArtwork(sku) : null;
  if (!product) throw new AppError('product_not_found');
  const version = imageVersionOf(product.artwork, product.name);
  const key = `${product.sku}|${version}|${backdrop}`;
  let svg = kept.get(key);
  if (svg === undefined) {
    svg = renderIllustration({
      sku: product.sku,
      artwork: artworkSchema.parse(product.artwork),
      title: product.imageAlt ?? product.name,
      size: 1_200,
      backdrop,
    });
    const [oldest] = kept.keys();
    if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, svg);
  }
  return { svg, version, name: product.name, summary: product.summary };
}
