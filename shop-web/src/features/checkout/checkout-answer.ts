import { AppError } from '@octo/shared/errors';
import { Reply } from '@octo/shared/http';
import { declineMessage } from '@/features/payments/decline-message.schema';
import { paths } from '@/paths';
import type { CheckoutResult } from './checkout.schema';
import type { AnswerOrder } from './earlier-order.repository';

/**
 * The answer to a checkout by how its order stands: the same for the first request and for every retry.
 *
 * @returns 201 for an order that was paid, 202 while its payment is open
 * @throws AppError `payment_declined` when it was not paid and will not be
 */
export function answerFor(order: AnswerOrder): Reply<CheckoutResult> {
  const [payment] = order.payments;
  const isOpen = order.status === 'pending' || order.status === 'payment_pending';
  if (!isOpen && order.paidAt === null) {
    throw paymentDeclined(
      order.number,
      payment?.errorCode ?? (order.status === 'cancelled' ? 'order_cancelled' : null),
    );
  }
  const { number, publicToken, currency, subtotalMinor, discountMinor, shippingMinor, totalMinor, placedAt } =
    order;
  const body: CheckoutResult = {
    orderNumber: number,
    publicToken,
    status: isOpen ? 'payment_pending' : 'paid',
    currency,
    subtotalMinor,
    discountMinor,
    shippingMinor,
    totalMinor,
    placedAt: placedAt.toISOString(),
    payment: { brand: payment?.cardBrand ?? null, last4: payment?.cardLast4 ?? null },
  };
  return new Reply({ body, status: isOpen ? 202 : 201, headers: { location: paths.order(publicToken) } });
}

/** The refusal of a payment: what happened, in words, and as facts for the form. */
export function paymentDeclined(orderNumber: string, code: string | null): AppError {
  return new AppError('payment_declined', {
    detail: declineMessage(code),
    facts: { orderNumber, reason: code ?? 'unknown', canRetry: true },
  });
}
