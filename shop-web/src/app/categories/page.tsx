import { Breadcrumbs, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { publicAddresses } from '@/config';
import { cachedCategories } from '@/features/catalogue/catalogue.cached';
import { CategoryTile } from '@/features/catalogue/components/category-tile';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

// Rendered per request from cached data: a build has no database to render it from.
export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return {
    title: 'Categories',
    description: 'Every department of the shop, from complete aircraft to the last connector.',
    alternates: { canonical: `${publicAddresses().shop}${paths.categories()}` },
  };
}

async function CategoriesPage(): Promise<ReactElement> {
  const categories = await cachedCategories();
  return (
    <div className="shop-container pt-8 md:pt-10">
      <PageHeader
        title="Categories"
        description="Every department of the shop, from complete aircraft to the last connector."
        breadcrumbs={<Breadcrumbs items={[{ label: 'Home', href: paths.home() }, { label: 'Categories' }]} />}
      />
      <ul className="grid grid-cols-2 gap-4 md:gap-5 lg:grid-cols-4">
        {categories.map((category) => (
          <li key={category.slug}>
            <CategoryTile category={category} headingLevel={2} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export default tracedPage(CategoriesPage);
