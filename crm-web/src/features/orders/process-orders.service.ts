import 'server-only';
import { type CrmContext, requirePermission } from '@/context';
import { changeOrder, refusalOfOne } from './change-order.service';
import type { BulkResult } from './order-actions.schema';

/**
 * Starts work on one or many paid orders, each in a transaction of its own: one refusal does not stop the rest.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function processOrders(
  context: CrmContext,
  input: { readonly numbers: readonly string[] },
): Promise<BulkResult> {
  requirePermission(context, 'orders:process');
  const changed: string[] = [];
  const unchanged: string[] = [];
  const refused: { number: string; reason: string }[] = [];
  for (const number of new Set(input.numbers)) {
    try {
      const { outcome } = await changeOrder(context, { action: 'process', number });
      (outcome === 'changed' ? changed : unchanged).push(number);
    } catch (error) {
      refused.push({ number, reason: refusalOfOne(error) });
    }
  }
  return { changed, unchanged, refused };
}
