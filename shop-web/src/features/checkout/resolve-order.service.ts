import 'server-only';
import { getLogger } from '@octo/shared/telemetry';
import { askProvider, type PaymentOutcome } from '@/features/payments/charge-card.service';
import type { PaymentGateway } from '@/features/payments/payment-gateway.service';
import { findPaymentStatus, giveUpPayment } from './payment-attempts.repository';
import { type SettleContext, type SettledOrder, settleFailed, settlePaid } from './settle-order.service';

/** How an order stands after an attempt to settle it; `open` means that the next run tries again. */
export type Settlement = 'paid' | 'failed' | 'open';

const log = getLogger('checkout');

/**
 * Settles an order by what is known of its payment. `unseen` and everything that must not be paid is given up: first
 * in the database, so that nobody can book it any more, then at the provider, which refuses or voids the charge.
 */
export async function settleByOutcome(
  ctx: SettleContext,
  gateway: PaymentGateway,
  order: SettledOrder,
  outcome: PaymentOutcome,
): Promise<Settlement> {
  switch (outcome.kind) {
    case 'succeeded':
      if ((await settlePaid(ctx, order, outcome)) === 'paid') return 'paid';
      log.warn({ 'order.number': order.number }, 'Payment of an order that must not be paid is given back');
      return giveUp(ctx, gateway, order, 'order_cancelled');
    case 'refused':
      return settleFailed(ctx, order, {
        status: outcome.isDecline ? 'declined' : 'failed',
        code: outcome.code,
        providerStatus: outcome.status,
        reference: outcome.reference,
      });
    case 'unseen':
      return giveUp(ctx, gateway, order, 'not_confirmed');
    case 'unclear':
      return 'open';
  }
}

/** Settles an order that nobody works on any more by asking the provider about it. */
export async function resolveOrder(
  ctx: SettleContext,
  gateway: PaymentGateway,
  order: SettledOrder,
): Promise<Settlement> {
  const status = await findPaymentStatus(ctx.db, order.paymentId);
  // Given up before, but the provider has not confirmed it yet.
  if (status === 'voided') return giveUp(ctx, gateway, order, 'not_confirmed');
  return settleByOutcome(ctx, gateway, order, await askProvider(gateway, order.paymentKey));
}

async function giveUp(
  ctx: SettleContext,
  gateway: PaymentGateway,
  order: SettledOrder,
  code: string,
): Promise<Settlement> {
  const isGivenUp = await giveUpPayment(ctx.db, order.paymentId);
  if (!isGivenUp) {
    const status = await findPaymentStatus(ctx.db, order.paymentId);
    return status === 'succeeded' || status === 'refunded' ? 'paid' : 'failed';
  }
  const answer = await gateway.cancel(order.paymentKey);
  if (answer.kind !== 'charge' || answer.charge.status === 'succeeded') return 'open';
  const { id: reference, status } = answer.charge;
  return settleFailed(ctx, order, {
    status: status === 'declined' || status === 'failed' ? status : 'voided',
    code: answer.charge.code ?? code,
    providerStatus: null,
    reference,
  });
}
