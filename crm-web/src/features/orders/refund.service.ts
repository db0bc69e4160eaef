import 'server-only';
import { SERVICE_KEY_HEADER } from '@octo/shared/auth';
import { refundOrder } from '@octo/shared/contracts';
import type { Db } from '@octo/shared/db';
import { type ClaimedEvent, type Dispatcher, enqueueEvent, startDispatcher } from '@octo/shared/events';
import { callService } from '@octo/shared/http';
import { z } from 'zod';
import { config } from '@/config';
import { database } from '@/context';

const POLL_MS = 5_000;
const refundRequest = z.object({ orderId: z.number().int(), number: z.string(), reason: z.string() });

/** Writes down, in the caller's transaction, that the shop must give the money of an order back. */
export function requestRefund(
  db: Db,
  request: z.output<typeof refundRequest> & { readonly now: Date },
): Promise<void> {
  const { orderId, number, reason, now } = request;
  return enqueueEvent(db, {
    type: 'order.refund_requested',
    aggregateType: 'order',
    aggregateId: orderId,
    destination: 'octo-drone-shop.refunds',
    payload: { orderId, number, reason },
    now,
  });
}

/**
 * Asks the shop for the refunds of a batch, one after the other: the shop owns payments.
 * @throws AppError `upstream_*` when the shop does not do it; the outbox repeats the batch later
 */
export async function deliverRefunds(events: readonly ClaimedEvent[]): Promise<void> {
  const { SHOP_BASE_URL, INTERNAL_SERVICE_KEY } = config();
  for (const event of events) {
    const { number, reason } = refundRequest.parse(event.payload);
    await callService(
      {
        name: 'octo-drone-shop',
        baseUrl: SHOP_BASE_URL,
        timeoutMs: 20_000,
        headers: { [SERVICE_KEY_HEADER]: INTERNAL_SERVICE_KEY },
      },
      refundOrder,
      { params: { number }, body: { reason } },
    );
  }
}

// On globalThis because the instrumentation hook and the request handlers are bundled apart.
const store = globalThis as typeof globalThis & { octoRefundDispatcher?: Dispatcher };

/** Starts the delivery of refund requests; the second call does nothing. */
export function startRefundDispatcher(): Dispatcher {
  store.octoRefundDispatcher ??= startDispatcher({
    db: database(),
    destination: 'octo-drone-shop.refunds',
    deliver: deliverRefunds,
    pollMs: POLL_MS,
    // A refund that fails must not make others wait for its next attempt.
    batchSize: 1,
  });
  return store.octoRefundDispatcher;
}

/** Delivers pending requests now. Does nothing where no dispatcher runs, as in scripts and tests. */
export function refundSoon(): void {
  store.octoRefundDispatcher?.kick();
}
