import { PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { ProductFilters } from '@/features/products/components/product-filters';
import { ProductTable } from '@/features/products/components/product-table';
import { productListQuery } from '@/features/products/products.schema';
import { listCategories, listProducts } from '@/features/products/products.service';
import { forPage } from '@/page';

export const metadata: Metadata = { title: 'Products' };

export default async function ProductsPage({ searchParams }: PageProps<'/products'>): Promise<ReactElement> {
  // A hand-edited address shows the plain list instead of an error.
  const parsed = productListQuery.safeParse(await searchParams);
  const query = parsed.success ? parsed.data : productListQuery.parse({});
  const cursor = parsed.success ? (await searchParams).cursor : undefined;
  const { page, categories } = await forPage(async (ctx) => {
    const [products, choices] = await Promise.all([listProducts(ctx, query), listCategories(ctx)]);
    return { page: products, categories: choices };
  });
  return (
    <>
      <PageHeader title="Products" description="Price, stock and text as customers see them." />
      <ProductFilters query={query} categories={categories} />
      <ProductTable page={page} query={query} isFirstPage={cursor === undefined} />
    </>
  );
}
