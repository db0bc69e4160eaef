import 'server-only';
import { requireCustomer, type ShopContext } from '@/context';
import type { OwnOrder } from './account.schema';
import { findOrdersOf } from './own-orders.repository';

const PAGE_SIZE = 20;

/** One page of the customer's own orders. */
export interface OwnOrders {
  readonly items: readonly OwnOrder[];
  readonly page: number;
  readonly hasNext: boolean;
}

/**
 * Orders of whoever is signed in, newest first; also those that were placed as a guest with the same, confirmed
 * address. Nobody else's can be asked for: the owner is the session's, not an input.
 *
 * @param page from 1
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listOwnOrders(ctx: ShopContext, page = 1, size = PAGE_SIZE): Promise<OwnOrders> {
  const { customerId } = await requireCustomer(ctx);
  if (customerId === null) return { items: [], page, hasNext: false };
  const rows = await findOrdersOf(ctx.db, { customerId, offset: (page - 1) * size, limit: size + 1 });
  const items = rows.slice(0, size).map(({ items: lines, placedAt, ...order }) => ({
    ...order,
    placedAt: placedAt.toISOString(),
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  }));
  return { items, page, hasNext: rows.length > size };
}
