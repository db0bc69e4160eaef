import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@octo/shared/errors';
import { artworkSchema, renderIllustration } from '@octo/shared/illustration';
import { getLogger } from '@octo/shared/telemetry';
import { database } from '@/database';
import { cachedArtwork } from './catalogue.cached';
import { findActiveArtworks, type ProductArtwork } from './catalogue.repository';
import { keepPicture } from './picture-store';
import { imageVersionOf } from './product-row';

const SKU = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/;
const WARM_UP_PAUSE_MS = 40;
const log = getLogger('product-images');

/** A drawn product. */
export interface ProductImage {
  readonly svg: string;
  /** The version that belongs into the picture's address. */
  readonly version: string;
  readonly name: string;
  readonly summary: string | null;
}

/**
 * Draws the picture of a product on a transparent ground, inactive ones included (old orders show them).
 *
 * @throws AppError `product_not_found` when no product has the SKU
 */
export async function drawProduct(sku: string): Promise<ProductImage> {
  const product = SKU.test(sku) ? await cachedArtwork(sku) : null;
  if (!product) throw new AppError('product_not_found');
  return draw(product);
}

async function draw(product: ProductArtwork): Promise<ProductImage> {
  const { sku, name, summary, imageAlt, artwork } = product;
  const version = imageVersionOf(artwork, name);
  const svg = await keepPicture(`${sku}|${version}`, () =>
    renderIllustration({
      sku,
      artwork: artworkSchema.parse(artwork),
      title: imageAlt ?? name,
      size: 1_200,
      backdrop: 'none',
    }),
  );
  return { svg, version, name, summary };
}

/**
 * Draws the active catalogue ahead of the first visitor, one picture at a time with pauses between. Never
 * throws: a picture that fails here is drawn, or fails, when somebody asks for it.
 */
export async function warmProductImages(): Promise<void> {
  try {
    for (const product of await findActiveArtworks(database(), 200)) {
      await draw(product);
      await pause(WARM_UP_PAUSE_MS, undefined, { ref: false });
    }
  } catch (error) {
    log.warn({ err: error }, 'Warming up the product pictures stopped early');
  }
}
