import 'server-only';
import type { Db } from '@octo/shared/db';

/** How an attempt to charge ended. */
export interface PaymentEnd {
  readonly paymentId: number;
  readonly status: 'succeeded' | 'declined' | 'failed' | 'voided';
  readonly reference: string | null;
  readonly providerStatus: number | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly now: Date;
}

/**
 * Writes how an attempt ended. Money can be booked for an attempt that is still open only; an attempt that was
 * given up stays given up.
 *
 * @returns false when the attempt had ended before
 */
export async function endPayment(db: Db, end: PaymentEnd): Promise<boolean> {
  const { paymentId, status, reference, providerStatus, errorCode, errorMessage, now } = end;
  const open = status === 'succeeded' ? ['pending'] : ['pending', 'voided'];
  const { count } = await db.payment.updateMany({
    where: { id: paymentId, status: { in: open }, settledAt: null },
    data: { status, providerReference: reference, providerStatus, errorCode, errorMessage, settledAt: now },
  });
  return count > 0;
}

/**
 * Gives an attempt up, before the provider is told: from now on nobody can book its money.
 * @returns false when it had ended already
 */
export async function giveUpPayment(db: Db, paymentId: number): Promise<boolean> {
  const { count } = await db.payment.updateMany({
    where: { id: paymentId, status: { in: ['pending', 'voided'] }, settledAt: null },
    data: { status: 'voided' },
  });
  return count > 0;
}

/** Where an attempt stands now; null when there is none. */
export async function findPaymentStatus(db: Db, paymentId: number): Promise<string | null> {
  const row = await db.payment.findUnique({ where: { id: paymentId }, select: { status: true } });
  return row?.status ?? null;
}
