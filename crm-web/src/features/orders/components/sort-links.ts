import { paths } from '@/paths';
import { filterQuery, type OrderListQuery, type OrderSort } from '../orders.schema';
import type { SortLinks } from './order-table.client';

/** Addresses of the sorting heads: the first press sorts downwards, the next one turns. Paging starts anew. */
export function sortLinks(query: OrderListQuery): SortLinks {
  const link = (sort: OrderSort) => {
    const isCurrent = query.sort === sort;
    const dir = isCurrent && query.dir === 'desc' ? 'asc' : undefined;
    return {
      href: paths.orders({ ...filterQuery(query), sort: sort === 'placed' ? undefined : sort, dir }),
      ...(isCurrent
        ? { sorted: query.dir === 'asc' ? ('ascending' as const) : ('descending' as const) }
        : {}),
    };
  };
  return { placed: link('placed'), updated: link('updated'), total: link('total') };
}
