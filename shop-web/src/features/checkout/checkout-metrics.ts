import 'server-only';
import { isAppError } from '@octo/shared/errors';
import { countMetric, observeMetric, recordMetric } from '@octo/shared/telemetry';
import type { PaymentOutcome } from '@/features/payments/charge-card.service';
import type { Settlement } from './resolve-order.service';

const METHOD = 'card';
const MINOR_PER_UNIT = 100;

// On globalThis because routes may each get a module instance of their own.
const store = globalThis as typeof globalThis & { octoCheckouts?: { count: number } };

/** An order was written; whether it gets paid is another question. */
export function recordOrder(country: string, totalMinor: number): void {
  const total = totalMinor / MINOR_PER_UNIT;
  countMetric('shop.business.orders.created', { source: 'web' });
  recordMetric('shop.business.order.value', total, { source: 'web' });
  recordMetric('webstore.checkout.amount', total, { country, payment_method: METHOD });
  noteCheckout();
}

/** How a checkout ended that wrote an order. */
export function countCheckout(country: string, settlement: Settlement): void {
  countMetric('shop.business.checkout.total', { result: settlement });
  if (settlement === 'failed') countMetric('shop.business.checkout.failures', { reason: 'payment' });
  countMetric('webstore.checkouts', { country, payment_method: METHOD, status: settlement });
}

/** A checkout that came to no order. */
export function countRefusal(error: unknown): void {
  countMetric('shop.business.checkout.total', { result: 'refused' });
  countMetric('shop.business.checkout.failures', {
    reason: isAppError(error) ? error.code : 'internal_error',
  });
}

/** What the provider said, and how long it took until that was certain. */
export function recordPayment(
  country: string,
  amountMinor: number,
  outcome: PaymentOutcome['kind'],
  durationMs: number,
): void {
  const labels = { country, payment_method: METHOD };
  recordMetric('webstore.payment.duration', durationMs / 1_000, labels);
  countMetric('payments_processed_total', { ...labels, status: outcome });
  if (outcome === 'succeeded') recordMetric('payment_amount_usd', amountMinor / MINOR_PER_UNIT, labels);
}

function noteCheckout(): void {
  if (!store.octoCheckouts) {
    const counted = { count: 0 };
    store.octoCheckouts = counted;
    observeMetric('app.checkout.count', () => counted.count);
  }
  store.octoCheckouts.count += 1;
}
