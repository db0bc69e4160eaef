import 'server-only';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { returnStock } from '@octo/shared/orders';
import { currentTraceContext } from '@octo/shared/telemetry';
import { type CrmContext, requirePermission } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import { type ChangeResult, changeOrder } from './change-order.service';
import { type CancelOrderInput, judgeAction, ORDER_ACTION_RULES } from './order-actions.schema';
import { findChangingOrder, hasCommittedStock, stockLinesOf } from './order-change.repository';
import { refundSoon, requestRefund } from './refund.service';

/**
 * Cancels a paid order: its pieces go back on sale and its payment is sent to the shop for refund, all decided in
 * one transaction. The ledger's unique key makes sure that pieces come back once, whoever repeats this.
 *
 * @throws AppError `forbidden`, `order_not_found`, `transition_refused`, `conflict`
 */
export async function cancelOrder(context: CrmContext, input: CancelOrderInput): Promise<ChangeResult> {
  const { number, reason } = input;
  const result = await changeOrder(context, {
    action: 'cancel',
    number,
    reason,
    effects: async ({ tx, order, now }) => {
      const lines = stockLinesOf(order);
      const isInHouse = !(await hasCommittedStock(tx, order.id));
      // Without a commit in the ledger (an order imported from elsewhere) nothing of ours ever left.
      if (!isInHouse) {
        await returnStock(tx, lines, { orderId: order.id, traceId: currentTraceContext()?.traceId, now });
      }
      const hasPaid = order.payments.length > 0;
      if (hasPaid) await requestRefund(tx, { orderId: order.id, number, reason, now });
      return {
        piecesReturned: isInHouse ? 0 : lines.reduce((sum, line) => sum + line.quantity, 0),
        refund: hasPaid ? 'requested' : 'none',
      };
    },
  });
  if (result.outcome === 'changed') refundSoon();
  return result;
}

/**
 * Asks for the refund of a cancelled order once more, after the first request was given up. The shop refunds a
 * payment once, however often it is asked.
 *
 * @throws AppError `forbidden`, `order_not_found`, `transition_refused` (not cancelled, or nothing to give back)
 */
export async function retryRefund(
  context: CrmContext,
  input: { readonly number: string },
): Promise<ChangeResult> {
  const { number } = input;
  const operator = requirePermission(context, ORDER_ACTION_RULES.refund.permission);
  const now = context.now();
  const result = await withTransaction(context.db, async (tx): Promise<ChangeResult> => {
    const order = await findChangingOrder(tx, number);
    if (!order) throw new AppError('order_not_found');
    if (order.status === 'refunded') return { number, outcome: 'no_op' };
    const verdict = judgeAction('refund', order.status, operator.role);
    if (!verdict.isAllowed) throw new AppError('transition_refused', { detail: verdict.reason });
    if (order.payments.length === 0) {
      throw new AppError('transition_refused', { detail: 'No payment of this order is left to refund.' });
    }
    await requestRefund(tx, { orderId: order.id, number, reason: 'Requested again', now });
    await recordAudit(context, tx, { action: 'order.refund', resourceType: 'order', resourceId: number });
    return { number, outcome: 'changed' };
  });
  refundSoon();
  return result;
}
