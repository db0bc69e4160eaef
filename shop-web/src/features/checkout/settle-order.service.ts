import 'server-only';
import { type Database, withTransaction } from '@octo/shared/db';
import { isAppError } from '@octo/shared/errors';
import { commitStock, releaseStock, transitionOrder } from '@octo/shared/orders';
import { currentTraceContext } from '@octo/shared/telemetry';
import { declineMessage } from '@/features/payments/decline-message.schema';
import { reopenCart } from './checkout-cart.repository';
import { giveCouponBack } from './coupon.repository';
import { bookPayment, endPayment, findPaymentStatus } from './payment-attempts.repository';
import type { UnsettledOrder } from './unsettled-order.repository';

/** Who settles, and when. */
export interface SettleContext {
  readonly db: Database;
  /** `customer` inside the request, `system` in the recovery job. */
  readonly actor: 'customer' | 'system';
  readonly traceId: string | null;
  readonly now: () => Date;
}

/** An open order as the settling functions need it. */
export type SettledOrder = Omit<UnsettledOrder, 'requestedAt'>;

/** Thrown inside a transaction to undo it: somebody else has given the attempt up. */
class AttemptGivenUp extends Error {
  override readonly name = 'AttemptGivenUp';
}

/**
 * Books a successful charge: order paid, attempt succeeded, reserved pieces committed, event written; all or
 * nothing. Of many callers one books; a caller that comes too late changes nothing.
 *
 * @returns `paid` when the order is paid (by this call or an earlier one), `refused` when it must not be: the
 *   order was cancelled or failed, or the attempt was given up. The money must then be given back.
 */
export async function settlePaid(
  ctx: SettleContext,
  order: SettledOrder,
  charge: { readonly reference: string; readonly status: number },
): Promise<'paid' | 'refused'> {
  const { actor, traceId } = ctx;
  const { orderId, paymentId, lines } = order;
  const now = ctx.now();
  try {
    await withTransaction(ctx.db, async (tx) => {
      const set = { paidAt: now, reservedUntil: null, isStockHeld: false };
      const moved = await transitionOrder(tx, {
        orderId,
        from: 'payment_pending',
        to: 'paid',
        actor,
        traceId,
        now,
        set,
      });
      if (moved === 'no_op') return;
      const isBooked = await bookPayment(tx, {
        paymentId,
        orderNumber: order.number,
        reference: charge.reference,
        providerStatus: charge.status,
        traceparent: currentTraceContext()?.traceparent ?? null,
        eventDestination: 'enterprise-crm-portal',
        now,
      });
      if (!isBooked) throw new AttemptGivenUp();
      await commitStock(tx, lines, { orderId, traceId, now });
    });
    return 'paid';
  } catch (error) {
    if (!(error instanceof AttemptGivenUp) && !isAppError(error, 'transition_refused')) throw error;
    // An operator may already be working on the order that another caller booked.
    const status = await findPaymentStatus(ctx.db, paymentId);
    return status === 'succeeded' || status === 'refunded' ? 'paid' : 'refused';
  }
}

/** Why a payment took no money. */
export interface PaymentFailure {
  readonly status: 'declined' | 'failed' | 'voided';
  readonly code: string;
  readonly providerStatus: number | null;
  readonly reference: string | null;
}

/**
 * Books a payment that took no money: order failed, reserved pieces back on sale, coupon use given back, cart open
 * again; all or nothing. An order that an operator cancelled meanwhile stays cancelled; only the attempt is ended.
 *
 * @returns `failed` when the order did not get paid, `paid` when another caller had booked its money
 */
export async function settleFailed(
  ctx: SettleContext,
  order: SettledOrder,
  failure: PaymentFailure,
): Promise<'failed' | 'paid'> {
  const { actor, traceId } = ctx;
  const { orderId, paymentId, cartId, couponCode, lines } = order;
  const now = ctx.now();
  const { status, code, providerStatus, reference } = failure;
  const message = declineMessage(code);
  const end = { paymentId, status, reference, providerStatus, errorCode: code, errorMessage: message, now };
  try {
    await withTransaction(ctx.db, async (tx) => {
      const set = { reservedUntil: null, isStockHeld: false };
      const moved = await transitionOrder(tx, {
        orderId,
        from: 'payment_pending',
        to: 'failed',
        actor,
        reason: message,
        traceId,
        now,
        set,
      });
      await endPayment(tx, end);
      if (moved === 'no_op') return;
      await releaseStock(tx, lines, { orderId, traceId, now });
      if (couponCode !== null) await giveCouponBack(tx, couponCode, now);
      if (cartId !== null) await reopenCart(tx, cartId, now);
    });
    return 'failed';
  } catch (error) {
    if (!isAppError(error, 'transition_refused')) throw error;
    // Does nothing when the money was booked: such an attempt has ended.
    await endPayment(ctx.db, end);
    const current = await findPaymentStatus(ctx.db, paymentId);
    return current === 'succeeded' || current === 'refunded' ? 'paid' : 'failed';
  }
}
