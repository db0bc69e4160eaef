import { can, refusalReason } from '@octo/shared/auth/permissions';
import {
  Alert,
  Button,
  ButtonLink,
  DownloadIcon,
  EmptyState,
  KeysetPagination,
  PackageSearchIcon,
  PageHeader,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { readDensity } from '@/density';
import { OrderFilterForm } from '@/features/orders/components/order-filter-form';
import { OrderTable } from '@/features/orders/components/order-table.client';
import { OrderViews } from '@/features/orders/components/order-views';
import { sortLinks } from '@/features/orders/components/sort-links';
import { listOrders } from '@/features/orders/order-list.service';
import {
  COUNT_LIMIT,
  filterQuery,
  type OrderListQuery,
  type OrderPage,
  orderListQuery,
} from '@/features/orders/orders.schema';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { DensitySwitch } from '@/ui/density-switch.client';

export const metadata: Metadata = { title: 'Orders' };

export default async function OrdersPage({ searchParams }: PageProps<'/orders'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(orderListQuery, await searchParams);
  const { page, role, now } = await forPage(async (context) => ({
    page: await listOrders(context, query),
    role: context.operator.role,
    now: context.now().getTime(),
  }));
  const density = await readDensity();
  const canFindPeople = can(role, 'customers:read');
  return (
    <>
      <PageHeader
        title="Orders"
        actions={
          <>
            <DensitySwitch density={density} />
            <ExportButton query={query} role={role} />
          </>
        }
      />
      <OrderViews filter={query} />
      <OrderFilterForm query={query} canFindPeople={canFindPeople} />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      {page.items.length === 0 ? (
        <NoOrders query={query} />
      ) : (
        <OrderTable rows={page.items} sorts={sortLinks(query)} density={density} role={role} now={now} />
      )}
      <KeysetPagination className="mt-3" summary={summaryOf(page)} {...pageLinks(query, page)} />
    </>
  );
}

function ExportButton({
  query,
  role,
}: {
  readonly query: OrderListQuery;
  readonly role: string;
}): ReactElement {
  const reason = refusalReason(role, 'orders:export');
  if (reason !== undefined) {
    return (
      <Button icon={<DownloadIcon />} disabledReason={reason}>
        Export CSV
      </Button>
    );
  }
  return (
    <ButtonLink
      href={paths.ordersExport(filterQuery(query))}
      prefetch={false}
      download
      icon={<DownloadIcon />}
    >
      Export CSV
    </ButtonLink>
  );
}

function NoOrders({ query }: { readonly query: OrderListQuery }): ReactElement {
  const isFiltered = Object.values(filterQuery(query)).some((value) => value !== undefined);
  return (
    <EmptyState
      className="rounded-lg border border-line bg-surface"
      icon={<PackageSearchIcon size={20} />}
      title={isFiltered ? 'No order matches these filters' : 'No orders yet'}
      description={
        isFiltered
          ? 'Take a filter away or widen the days.'
          : 'Orders appear here as soon as a customer checks out in the shop.'
      }
      action={isFiltered ? <ButtonLink href={paths.orders()}>Show all orders</ButtonLink> : undefined}
    />
  );
}

function summaryOf({ items, count }: OrderPage): string {
  const all =
    count > COUNT_LIMIT ? `more than ${COUNT_LIMIT.toLocaleString('en-US')}` : count.toLocaleString('en-US');
  return `${items.length} of ${all} ${count === 1 ? 'order' : 'orders'}`;
}

function pageLinks(query: OrderListQuery, page: OrderPage) {
  const kept = {
    ...filterQuery(query),
    sort: query.sort === 'placed' ? undefined : query.sort,
    dir: query.dir === 'desc' ? undefined : query.dir,
  };
  return {
    previousHref: page.previousCursor ? paths.orders({ ...kept, before: page.previousCursor }) : undefined,
    nextHref: page.nextCursor ? paths.orders({ ...kept, after: page.nextCursor }) : undefined,
  };
}
