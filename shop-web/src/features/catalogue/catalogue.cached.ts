import 'server-only';
import { revalidateTag, unstable_cache } from 'next/cache';
import { cacheTags } from '@/cache-tags';
import { database } from '@/database';
import {
  findActiveSlugs,
  findArtwork,
  findProducts,
  findShowcase,
  type ProductArtwork,
} from './catalogue.repository';
import type { Category, ProductCard, ProductDetail } from './catalogue.schema';
import { findCategories } from './category.repository';
import { rememberCategories } from './known-categories';
import { clearListingMemory } from './listing.cached';
import { toListingFilter } from './listing-query.schema';
import { findProductBySlug } from './product-detail.repository';

/** Public data is read again after this even when nobody said that it changed. */
const MAX_AGE_SECONDS = 300;

/**
 * An active product by slug; null when there is none. It shows other products beside it, so an edit of any
 * product renews it.
 */
export function cachedProduct(slug: string): Promise<ProductDetail | null> {
  return unstable_cache(() => readProduct(slug), ['catalogue.product', slug], {
    tags: [cacheTags.products, cacheTags.product(slug)],
    revalidate: MAX_AGE_SECONDS,
  })();
}

/** All categories in the order of the shop. */
export const cachedCategories: () => Promise<Category[]> = unstable_cache(
  () => findCategories(database()),
  ['catalogue.categories'],
  { tags: [cacheTags.categories, cacheTags.products], revalidate: MAX_AGE_SECONDS },
);

/** What the home page shows of the catalogue. */
export interface HomeCatalogue {
  readonly showcase: readonly ProductCard[];
  readonly newest: readonly ProductCard[];
}

/** Featured products and new arrivals. Short-lived, because the cards carry a stock badge. */
export const cachedHomeCatalogue: () => Promise<HomeCatalogue> = unstable_cache(
  async () => {
    const db = database();
    const [showcase, newest] = await Promise.all([
      findShowcase(db, 9),
      findProducts(db, toListingFilter({ sort: 'newest', stock: 'in' })),
    ]);
    return { showcase, newest: newest.slice(0, 8) };
  },
  ['catalogue.home'],
  { tags: [cacheTags.products, cacheTags.categories], revalidate: 30 },
);

async function readProduct(slug: string): Promise<ProductDetail | null> {
  const product = await findProductBySlug(database(), slug);
  if (product) rememberCategories([product]);
  return product;
}

/** What is drawn for a SKU, of inactive products too; null when no product has it. */
export function cachedArtwork(sku: string): Promise<ProductArtwork | null> {
  return unstable_cache(() => findArtwork(database(), sku), ['catalogue.artwork', sku], {
    tags: [cacheTags.products],
    revalidate: MAX_AGE_SECONDS,
  })();
}

/** Slug and last change (ISO instant) of every active product. */
export const cachedSitemapEntries: () => Promise<{ slug: string; updatedAt: string }[]> = unstable_cache(
  async () => {
    const rows = await findActiveSlugs(database());
    return rows.map(({ slug, updatedAt }) => ({ slug, updatedAt: updatedAt.toISOString() }));
  },
  ['catalogue.sitemap'],
  { tags: [cacheTags.products], revalidate: MAX_AGE_SECONDS },
);

/**
 * Makes the next reader of the catalogue see the database again: data, rendered pages and the API's memory.
 * Call it from a route handler or a server action only.
 *
 * @param scope slugs of the products that changed, or everything
 */
export function revalidateCatalogue(scope: readonly string[] | 'all'): void {
  const tags = new Set<string>([cacheTags.products, cacheTags.categories]);
  if (scope !== 'all') for (const slug of scope) tags.add(cacheTags.product(slug));
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  clearListingMemory();
}
