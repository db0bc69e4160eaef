import {
  Breadcrumbs,
  Button,
  ButtonLink,
  EmptyState,
  Field,
  KeysetPagination,
  PageHeader,
  Select,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { LedgerTable } from '@/features/stock/components/ledger-table';
import { ledgerQuery, MOVEMENT_KINDS } from '@/features/stock/stock.schema';
import { listMovements } from '@/features/stock/stock.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Stock ledger' };

export default async function StockPage({
  searchParams,
}: PageProps<'/products/stock'>): Promise<ReactElement> {
  const raw = await searchParams;
  const parsed = ledgerQuery.safeParse(
    Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== '')),
  );
  const query = parsed.success ? parsed.data : {};
  const page = await forPage((ctx) => listMovements(ctx, query));
  const filters = { product: query.product, kind: query.kind };
  return (
    <>
      <PageHeader
        title="Stock ledger"
        description="Every piece that came, was promised, sold or came back. The sum of the lines is the stock."
        breadcrumbs={
          <Breadcrumbs items={[{ label: 'Products', href: paths.products() }, { label: 'Stock ledger' }]} />
        }
      />
      <form action={paths.stock()} className="mb-4 flex items-end gap-3" aria-label="Filter movements">
        {query.product && <input type="hidden" name="product" value={query.product} />}
        <Field name="kind" label="Kind">
          {(control) => (
            <Select {...control} defaultValue={query.kind ?? ''}>
              <option value="">All kinds</option>
              {MOVEMENT_KINDS.map((kind) => (
                <option key={kind}>{kind}</option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit">Filter</Button>
        <ButtonLink href={paths.stock()} variant="ghost">
          Clear
        </ButtonLink>
      </form>
      {page.items.length === 0 ? (
        <EmptyState title="No movement fits these filters" description="Choose another kind." />
      ) : (
        <>
          <LedgerTable rows={page.items} />
          <KeysetPagination
            previousHref={raw.cursor === undefined ? undefined : paths.stock(filters)}
            nextHref={page.nextCursor ? paths.stock({ ...filters, cursor: page.nextCursor }) : undefined}
            summary={`${page.items.length} movements on this page`}
          />
        </>
      )}
    </>
  );
}
