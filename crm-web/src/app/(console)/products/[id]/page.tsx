import { refusalReason } from '@octo/shared/auth/permissions';
import { AppError } from '@octo/shared/errors';
import { Badge, Breadcrumbs, Card, DescriptionList, PageHeader, TextLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { ProductForm } from '@/features/products/components/product-form.client';
import { StockBadge } from '@/features/products/components/product-table';
import { getProduct, listCategories } from '@/features/products/products.service';
import { AdjustStockForm } from '@/features/stock/components/adjust-stock-form.client';
import { LedgerTable } from '@/features/stock/components/ledger-table';
import { listMovements } from '@/features/stock/stock.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Product' };

const productId = z.coerce.number().int().positive().max(2_147_483_647);
const LATEST_MOVEMENTS = 10;

export default async function ProductPage({ params }: PageProps<'/products/[id]'>): Promise<ReactElement> {
  const { id: raw } = await params;
  const { product, categories, movements, role } = await forPage(async (ctx) => {
    const id = productId.safeParse(raw);
    if (!id.success) throw new AppError('product_not_found');
    const [found, choices, ledger] = await Promise.all([
      getProduct(ctx, id.data),
      listCategories(ctx),
      listMovements(ctx, { product: id.data }),
    ]);
    return { product: found, categories: choices, movements: ledger.items, role: ctx.operator.role };
  });
  return (
    <>
      <PageHeader
        title={product.name}
        breadcrumbs={
          <Breadcrumbs items={[{ label: 'Products', href: paths.products() }, { label: product.sku }]} />
        }
        meta={
          <span className="flex gap-1.5">
            {product.isActive ? <Badge tone="ok">On sale</Badge> : <Badge>Not on sale</Badge>}
            <StockBadge product={product} />
          </span>
        }
      />
      <div className="grid gap-4 lg:grid-cols-[2fr_1fr]">
        <ProductForm
          product={product}
          categories={categories}
          disabledReason={refusalReason(role, 'products:write')}
        />
        <div className="space-y-4">
          <Card title="Stock">
            <DescriptionList
              layout="columns"
              items={[
                { term: 'Available', value: product.available },
                { term: 'Reserved', value: product.reserved },
                { term: 'Low from', value: product.lowStockThreshold },
              ]}
            />
            <div className="mt-4">
              <AdjustStockForm productId={product.id} disabledReason={refusalReason(role, 'stock:adjust')} />
            </div>
          </Card>
          <Card title="Specification">
            <DescriptionList items={product.specs.map((spec) => ({ term: spec.label, value: spec.value }))} />
          </Card>
        </div>
      </div>
      <section className="mt-6" aria-labelledby="movements">
        <div className="mb-2 flex items-baseline justify-between">
          <h2 id="movements" className="text-base font-semibold">
            Latest movements
          </h2>
          <TextLink href={paths.stock({ product: product.id })}>Whole ledger</TextLink>
        </div>
        <LedgerTable rows={movements.slice(0, LATEST_MOVEMENTS)} hasProduct={false} />
      </section>
    </>
  );
}
