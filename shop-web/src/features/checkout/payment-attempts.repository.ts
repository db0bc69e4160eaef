import 'server-only';
import { type Db, twin } from '@octo/shared/db';
import type { EventDestination } from '@octo/shared/events';

/** A charge that succeeded. */
export interface PaymentSuccess {
  readonly paymentId: number;
  readonly orderNumber: string;
  readonly reference: string;
  readonly providerStatus: number;
  readonly traceparent: string | null;
  /** Who is told that the order is paid. */
  readonly eventDestination: EventDestination;
  readonly now: Date;
}

/**
 * Books the money of an attempt that is still open, and writes the event `order.paid`, in one statement. An attempt
 * that was given up stays given up.
 *
 * @returns false when the attempt had ended before, or was given up
 */
export async function bookPayment(db: Db, success: PaymentSuccess): Promise<boolean> {
  return (await book(db, success)).length > 0;
}

const book = twin<PaymentSuccess, { id: number }[]>({
  postgresql: (db, success) =>
    db.$queryRaw`/* checkout.bookPayment */
    WITH booked AS (
      UPDATE payments
      SET status = 'succeeded', provider_reference = ${success.reference},
          provider_status = ${success.providerStatus}, settled_at = ${success.now}
      WHERE id = ${success.paymentId} AND status = 'pending' AND settled_at IS NULL
      RETURNING id, order_id
    ), event AS (
      INSERT INTO outbox_events (event_type, aggregate_type, aggregate_id, destination, payload, traceparent,
                                 available_at, created_at)
      SELECT 'order.paid', 'order', CAST(booked.order_id AS VARCHAR), ${success.eventDestination},
             jsonb_build_object('orderId', booked.order_id, 'number', CAST(${success.orderNumber} AS VARCHAR)),
             ${success.traceparent}, CAST(${success.now} AS TIMESTAMPTZ), CAST(${success.now} AS TIMESTAMPTZ)
      FROM booked
    )
    SELECT booked.id AS "id" FROM booked`,
  oracle: (db, success) =>
    db.$queryRaw`/* oracle checkout.bookPayment (id payments.id) */
    DECLARE
      v_order NUMBER(10);
    BEGIN
      UPDATE payments
         SET status = 'succeeded', provider_reference = ${success.reference},
             provider_status = ${success.providerStatus}, settled_at = ${success.now}
       WHERE id = ${success.paymentId} AND status = 'pending' AND settled_at IS NULL
      RETURNING id, order_id INTO :o1, v_order;
      :n := SQL%ROWCOUNT;
      IF SQL%ROWCOUNT = 1 THEN
        INSERT INTO outbox_events (event_type, aggregate_type, aggregate_id, destination, payload, traceparent,
          available_at, created_at)
        VALUES ('order.paid', 'order', CAST(v_order AS VARCHAR2(60)), ${success.eventDestination},
          JSON_OBJECT('orderId' VALUE v_order, 'number' VALUE ${success.orderNumber}), ${success.traceparent},
          ${success.now}, ${success.now});
      END IF;
    END;`,
});

/** How an attempt that took no money ended. */
export interface PaymentEnd {
  readonly paymentId: number;
  readonly status: 'declined' | 'failed' | 'voided';
  readonly reference: string | null;
  readonly providerStatus: number | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly now: Date;
}

/**
 * Writes how an attempt ended that took no money; open ones and ones that were given up.
 * @returns false when the attempt had ended before
 */
export async function endPayment(db: Db, end: PaymentEnd): Promise<boolean> {
  const { paymentId, status, reference, providerStatus, errorCode, errorMessage, now } = end;
  const { count } = await db.payment.updateMany({
    where: { id: paymentId, status: { in: ['pending', 'voided'] }, settledAt: null },
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
