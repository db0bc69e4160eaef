import 'server-only';
import { countMetric, onPageView } from '@octo/shared/telemetry';
import { knownCategories } from './known-categories';

const UNKNOWN = 'unknown';

/** Slug of a product's category; `unknown` when this process has not read the product. */
export function categoryOfProduct(productId: number): string {
  return knownCategories().ofProduct.get(productId) ?? UNKNOWN;
}

/** Counts views of product pages, kept pages too. Called once, at boot. */
export function countProductViews(): void {
  onPageView((route, path) => {
    if (route !== '/products/[slug]') return;
    const slug = path.split('/')[2] ?? '';
    countMetric('shop.business.products.viewed', { category: knownCategories().ofSlug.get(slug) ?? UNKNOWN });
  });
}
