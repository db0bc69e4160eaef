import { Breadcrumbs, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { publicAddresses } from '@/config';
import { cachedCategories } from '@/features/catalogue/catalogue.cached';
import { browseProducts } from '@/features/catalogue/catalogue.service';
import { ProductListing } from '@/features/catalogue/components/product-listing';
import { readListingFilter } from '@/features/catalogue/listing-query.schema';
import { paths } from '@/paths';
import { breadcrumbJsonLd } from '@/structured-data';
import { tracedPage } from '@/traced-page';
import { JsonLd } from '@/ui/json-ld';

// Rendered per request from cached data: a build has no database to render it from.
export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function findCategory(slug: string) {
  return (await cachedCategories()).find((category) => category.slug === slug);
}

export const generateMetadata = tracedPage(async function describeCategory({
  params,
}: Props): Promise<Metadata> {
  const category = await findCategory((await params).slug);
  if (!category) return { title: 'Not found' };
  return {
    title: category.name,
    description: category.description ?? `${category.name} at OCTO.`,
    alternates: { canonical: `${publicAddresses().shop}${paths.category(category.slug)}` },
  };
});

async function CategoryPage({ params, searchParams }: Props): Promise<ReactElement> {
  const category = await findCategory((await params).slug);
  if (!category) notFound();
  const asked = { ...readListingFilter(await searchParams), category: category.slug };
  const { filter, page } = await browseProducts(asked);
  return (
    <div className="shop-container pt-8 md:pt-10">
      <JsonLd
        data={breadcrumbJsonLd(publicAddresses().shop, [
          { name: 'Home', path: paths.home() },
          { name: category.name, path: paths.category(category.slug) },
        ])}
      />
      <PageHeader
        title={category.name}
        description={category.description ?? undefined}
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: 'Home', href: paths.home() },
              { label: 'Categories', href: paths.categories() },
              { label: category.name },
            ]}
          />
        }
      />
      <ProductListing filter={filter} page={page} />
    </div>
  );
}

export default tracedPage(CategoryPage);
