import type { MetadataRoute } from 'next';
import { publicAddresses } from '@/config';
import { cachedCategories, cachedSitemapEntries } from '@/features/catalogue/catalogue.cached';
import { paths } from '@/paths';

// Rendered per request from cached data: a build has no database to render it from.
export const dynamic = 'force-dynamic';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { shop } = publicAddresses();
  const [categories, products] = await Promise.all([cachedCategories(), cachedSitemapEntries()]);
  return [
    { url: `${shop}${paths.home()}`, changeFrequency: 'daily', priority: 1 },
    { url: `${shop}${paths.products()}`, changeFrequency: 'daily', priority: 0.9 },
    { url: `${shop}${paths.categories()}`, changeFrequency: 'weekly' },
    { url: `${shop}${paths.about()}`, changeFrequency: 'monthly' },
    ...categories.map(({ slug }) => ({ url: `${shop}${paths.category(slug)}` })),
    ...products.map(({ slug, updatedAt }) => ({
      url: `${shop}${paths.product(slug)}`,
      lastModified: updatedAt,
    })),
  ];
}
