import { paths } from '@/paths';
import type { ProductListQuery, ProductSort } from '../products.schema';

type Listing = Omit<ProductListQuery, 'cursor'>;

/** Address of the list with these filters; defaults are left out so that addresses stay short. */
export function listHref(query: Listing, cursor?: string): string {
  return paths.products({
    q: query.q,
    category: query.category,
    status: query.status === 'all' ? undefined : query.status,
    stock: query.stock === 'all' ? undefined : query.stock,
    sort: query.sort === 'name' ? undefined : query.sort,
    dir: query.dir === 'asc' ? undefined : query.dir,
    cursor,
  });
}

/** Address that sorts by a column, or turns its direction round when it already does. */
export function sortHref(query: Listing, sort: ProductSort): string {
  const dir = query.sort === sort && query.dir === 'asc' ? 'desc' : 'asc';
  return listHref({ ...query, sort, dir });
}
