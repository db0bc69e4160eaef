import { TabLinks } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { filterQuery, type OrderFilter } from '../orders.schema';

interface View {
  readonly label: string;
  readonly filter: OrderFilter;
}

/** The questions that operators ask every day, as addresses. */
const VIEWS: readonly View[] = [
  { label: 'All', filter: {} },
  { label: 'To process', filter: { status: 'paid' } },
  { label: 'To ship', filter: { status: 'processing' } },
  { label: 'On the way', filter: { status: 'shipped' } },
  { label: 'Backlog', filter: { backlog: true } },
  { label: 'Suspicious', filter: { suspicious: true } },
  { label: 'Failed', filter: { status: 'failed' } },
];

/** Tabs over the list of orders. None is current while other filters are set. */
export function OrderViews({ filter }: { readonly filter: OrderFilter }): ReactElement {
  const current = paths.orders(filterQuery(filter));
  return (
    <TabLinks
      label="Views"
      className="mb-3"
      tabs={VIEWS.map((view) => {
        const href = paths.orders(filterQuery(view.filter));
        return { href, label: view.label, isCurrent: href === current };
      })}
    />
  );
}
