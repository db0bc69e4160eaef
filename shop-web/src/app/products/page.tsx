import { Breadcrumbs, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { publicAddresses } from '@/config';
import { browseProducts } from '@/features/catalogue/catalogue.service';
import { ProductListing } from '@/features/catalogue/components/product-listing';
import { isNarrowed, type ListingFilter, readListingFilter } from '@/features/catalogue/listing-query.schema';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

// Rendered per request from cached data: a build has no database to render it from.
export const dynamic = 'force-dynamic';

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

function titleOf(filter: ListingFilter, categoryName: string | undefined): string {
  if (filter.q !== '') return `Results for “${filter.q}”`;
  if (categoryName !== undefined) return categoryName;
  return filter.sort === 'newest' ? 'New arrivals' : 'All products';
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const filter = readListingFilter(await searchParams);
  const { shop } = publicAddresses();
  const page = filter.page > 1 ? { page: filter.page } : {};
  const isCategoryOnly = filter.category !== null && filter.q === '';
  const canonical = isCategoryOnly ? paths.category(filter.category, page) : paths.products(page);
  return {
    title: titleOf(filter, undefined),
    description: 'Complete drones, airframes, motors, flight controllers, cameras, batteries and gear.',
    alternates: { canonical: `${shop}${canonical}` },
    // Every combination of filters would be a page of its own; engines should know the whole list only.
    ...(isNarrowed(filter) ? { robots: { index: false, follow: true } } : {}),
  };
}

async function ProductsPage({ searchParams }: Props): Promise<ReactElement> {
  const { filter, page } = await browseProducts(readListingFilter(await searchParams));
  const category = page.categories.find(({ slug }) => slug === filter.category);
  return (
    <div className="shop-container pt-8 md:pt-10">
      <PageHeader
        title={titleOf(filter, category?.name)}
        breadcrumbs={<Breadcrumbs items={[{ label: 'Home', href: paths.home() }, { label: 'Products' }]} />}
      />
      <ProductListing filter={filter} page={page} />
    </div>
  );
}

export default tracedPage(ProductsPage);
