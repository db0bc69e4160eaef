import 'server-only';
import type { Db } from '@octo/shared/db';

/** An order whose money is asked back; null when none has this number. */
export async function findRefundableOrder(db: Db, number: string) {
  const row = await db.order.findUnique({
    where: { number },
    select: {
      id: true,
      status: true,
      payments: {
        where: { status: { in: ['succeeded', 'refunded'] } },
        select: { id: true, status: true, providerReference: true, amountMinor: true },
      },
    },
  });
  // One at most: the database allows one successful payment per order.
  return row && { orderId: row.id, status: row.status, payment: row.payments[0] ?? null };
}

/** Writes that the money was given back; does nothing when it was written before. */
export async function markRefunded(db: Db, paymentId: number, now: Date): Promise<void> {
  await db.payment.updateMany({
    where: { id: paymentId, status: 'succeeded' },
    data: { status: 'refunded', refundedAt: now },
  });
}
