import { ButtonLink, EmptyState, Money, PackageIcon, StatusBadge } from '@octo/shared/ui';
import { LocalTime } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { OwnOrder } from '../account.schema';

/** Orders of the customer, newest first. */
export function OwnOrderList({ orders }: { readonly orders: readonly OwnOrder[] }): ReactElement {
  if (orders.length === 0) {
    return (
      <EmptyState
        icon={<PackageIcon size={20} />}
        title="No orders yet"
        description="What you order appears here, with its parcels."
        action={
          <ButtonLink href={paths.products()} variant="primary">
            Look at the drones
          </ButtonLink>
        }
      />
    );
  }
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {orders.map((order) => (
        <li key={order.number} className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3.5 text-sm">
          <Link
            href={paths.order(order.publicToken)}
            className="rounded-xs font-mono font-medium text-accent-ink hover:underline"
          >
            {order.number}
          </Link>
          <StatusBadge status={order.status} />
          <span className="text-ink-muted">
            <LocalTime value={order.placedAt} />
          </span>
          <span className="text-ink-muted">
            {order.itemCount === 1 ? '1 piece' : `${order.itemCount} pieces`}
          </span>
          <Money minor={order.totalMinor} currency={order.currency} className="ml-auto font-medium" />
        </li>
      ))}
    </ul>
  );
}
