import 'server-only';
import type { ContractArgs, ContractResult, refundOrder } from '@octo/shared/contracts';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { transitionOrder } from '@octo/shared/orders';
import { currentTraceContext } from '@octo/shared/telemetry';
import type { ShopContext } from '@/context';
import { type PaymentGateway, paymentGateway } from './payment-gateway.service';
import { findRefundableOrder, markRefunded } from './refund.repository';

type Result = ContractResult<typeof refundOrder>;

/** States in which an order's money may go back: its goods are, or come, back. */
const REFUNDABLE: readonly string[] = ['cancelled', 'returned'];

/**
 * Gives the money of a cancelled or returned order back, asked by the console. The provider refunds a charge once
 * and our rows follow its answer, so a crash in between is repaired by asking again.
 *
 * @returns `none` when no payment of the order succeeded
 * @throws AppError `order_not_found`, `transition_refused` when the order is still wanted, `upstream_unavailable`
 *   and `upstream_failed` when the provider did not refund; asking again later is safe
 */
export async function refundPayment(
  ctx: ShopContext,
  { params, body }: ContractArgs<typeof refundOrder>,
  gateway: PaymentGateway = paymentGateway(),
): Promise<Result> {
  const { number } = params;
  const order = await findRefundableOrder(ctx.db, number);
  if (!order) throw new AppError('order_not_found');
  const { payment, orderId } = order;
  if (!payment) return { number, outcome: 'none', refundedMinor: 0 };
  const refunded: Result = { number, outcome: 'refunded', refundedMinor: payment.amountMinor };
  if (order.status === 'refunded') return refunded;
  if (!REFUNDABLE.includes(order.status)) {
    throw new AppError('transition_refused', {
      detail: `The payment of an order that is ${order.status} is not refunded. Cancel the order first.`,
      facts: { from: order.status, to: 'refunded' },
    });
  }
  if (payment.status === 'succeeded') await refundCharge(gateway, payment.providerReference);
  const traceId = ctx.ids.traceId ?? currentTraceContext()?.traceId ?? null;
  const now = ctx.now();
  await withTransaction(ctx.db, async (tx) => {
    await markRefunded(tx, payment.id, now);
    await transitionOrder(tx, {
      orderId,
      to: 'refunded',
      actor: 'system',
      reason: body.reason,
      traceId,
      now,
    });
  });
  return refunded;
}

async function refundCharge(gateway: PaymentGateway, reference: string | null): Promise<void> {
  if (reference === null) throw new AppError('upstream_failed', { detail: 'The payment has no reference.' });
  const outcome = await gateway.refund(reference);
  if (outcome.kind === 'charge' && ['refunded', 'voided'].includes(outcome.charge.status)) return;
  if (outcome.kind === 'refused' || outcome.kind === 'charge') {
    throw new AppError('upstream_failed', { detail: 'The payment provider did not refund the payment.' });
  }
  throw new AppError('upstream_unavailable', {
    detail: 'The payment provider cannot be reached; the refund can be asked for again.',
    retryAfterSeconds: 30,
  });
}
