import 'server-only';
import type { Db } from '@octo/shared/db';
import type { StockLine } from '@octo/shared/orders';

/** An order whose payment is open, with everything that settling it touches. */
export interface UnsettledOrder {
  readonly orderId: number;
  readonly number: string;
  readonly cartId: number | null;
  readonly couponCode: string | null;
  readonly lines: readonly StockLine[];
  readonly paymentId: number;
  /** What the provider is asked by. */
  readonly paymentKey: string;
  /** Place in the recovery job's list. */
  readonly requestedAt: Date;
}

/**
 * Attempts to pay that nobody has ended although their time is over, oldest first: open ones, and ones that were
 * given up without the provider confirming it. Orders that a request may still be working on, and orders that
 * never asked the provider (`reserved_until` is empty), are left out.
 */
export async function findUnsettledOrders(
  db: Db,
  input: {
    readonly requestedBefore: Date;
    readonly after: { readonly requestedAt: Date; readonly paymentId: number } | null;
    readonly limit: number;
  },
): Promise<UnsettledOrder[]> {
  const { requestedBefore, after, limit } = input;
  const rows = await db.payment.findMany({
    where: {
      status: { in: ['pending', 'voided'] },
      settledAt: null,
      requestedAt: { lte: requestedBefore, ...(after ? { gte: after.requestedAt } : {}) },
      NOT: { order: { status: { in: ['pending', 'payment_pending'] }, reservedUntil: null } },
      ...(after
        ? {
            OR: [
              { requestedAt: { gt: after.requestedAt } },
              { requestedAt: after.requestedAt, id: { gt: after.paymentId } },
            ],
          }
        : {}),
    },
    select: {
      id: true,
      idempotencyKey: true,
      requestedAt: true,
      order: {
        select: {
          id: true,
          number: true,
          cartId: true,
          couponCode: true,
          items: { select: { productId: true, quantity: true } },
        },
      },
    },
    orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(({ id, idempotencyKey, requestedAt, order }) => ({
    orderId: order.id,
    number: order.number,
    cartId: order.cartId,
    couponCode: order.couponCode,
    lines: order.items,
    paymentId: id,
    paymentKey: idempotencyKey,
    requestedAt,
  }));
}
