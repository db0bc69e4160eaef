import 'server-only';
import { type CrmContext, requirePermission } from '@/context';
import { listOrders } from './order-list.service';
import type { OrderRow } from './orders.schema';

const SHOWN = 8;

/**
 * The newest orders that match a text, for the command palette.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function searchOrders(context: CrmContext, text: string): Promise<readonly OrderRow[]> {
  requirePermission(context, 'orders:read');
  const page = await listOrders(context, { q: text, sort: 'placed', dir: 'desc' });
  return page.items.slice(0, SHOWN);
}
