import 'server-only';
import type { ContractArgs, ContractResult } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import { Reply } from '@octo/shared/http';
import { addSpanAttributes, countMetric } from '@octo/shared/telemetry';
import type { ShopContext } from '@/context';
import { cachedCategories, cachedProduct } from './catalogue.cached';
import type {
  getAvailability,
  getProduct,
  listCategories,
  listProducts,
  ProductPage,
} from './catalogue.schema';
import { cachedListing } from './listing.cached';
import { type ListingFilter, toListingFilter } from './listing-query.schema';
import { findAvailability } from './product-detail.repository';

/** One page of active products with the counts per category. */
export async function listProductsOf(
  _ctx: ShopContext,
  { query }: ContractArgs<typeof listProducts>,
): Promise<ContractResult<typeof listProducts>> {
  const filter = toListingFilter(query);
  countSearch(filter);
  const { page } = await cachedListing(filter);
  return page;
}

/**
 * The listing as a page shows it: an address beyond the last page shows the last page.
 * @returns the page and the filter that it answers
 */
export async function browseProducts(
  filter: ListingFilter,
): Promise<{ readonly filter: ListingFilter; readonly page: ProductPage }> {
  countSearch(filter);
  const { page } = await cachedListing(filter);
  if (filter.page <= Math.max(page.pageCount, 1)) return { filter, page };
  const last = { ...filter, page: Math.max(page.pageCount, 1) };
  return { filter: last, page: (await cachedListing(last)).page };
}

/** Counts what somebody looks for; the plain list is no search. */
export function countSearch({ q, category }: Pick<ListingFilter, 'q' | 'category'>): void {
  if (q !== '') countMetric('shop.business.search.queries', { type: 'text' });
  else if (category !== null) countMetric('shop.business.search.queries', { type: 'filter' });
}

/**
 * One active product.
 * @throws AppError `product_not_found`
 */
export async function getProductOf(
  _ctx: ShopContext,
  { params }: ContractArgs<typeof getProduct>,
): Promise<ContractResult<typeof getProduct>> {
  const product = await cachedProduct(params.slug);
  if (!product) throw new AppError('product_not_found');
  countMetric('shop.business.products.viewed', { category: product.category.slug });
  return product;
}

/**
 * Stock and price of this moment, never cached.
 * @throws AppError `product_not_found`
 */
export async function getAvailabilityOf(
  ctx: ShopContext,
  { params }: ContractArgs<typeof getAvailability>,
): Promise<ContractResult<typeof getAvailability>> {
  const found = await findAvailability(ctx.db, params.slug);
  if (!found) throw new AppError('product_not_found');
  addSpanAttributes({ 'shop.product_id': found.productId });
  return found;
}

/** All categories, in the order of the shop. */
export async function listCategoriesOf(): Promise<Reply<ContractResult<typeof listCategories>>> {
  return new Reply({
    body: { items: await cachedCategories() },
    headers: { 'cache-control': 'public, max-age=0, must-revalidate' },
  });
}
