import 'server-only';
import type { ContractArgs } from '@octo/shared/contracts';
import { AppError, parseOrThrow } from '@octo/shared/errors';
import type { Reply } from '@octo/shared/http';
import { sha256Hex } from '@octo/shared/ids';
import { addSpanAttributes, currentTraceContext, getLogger } from '@octo/shared/telemetry';
import { config } from '@/config';
import type { ShopContext } from '@/context';
import { chargeCard } from '@/features/payments/charge-card.service';
import { type PaymentGateway, paymentGateway } from '@/features/payments/payment-gateway.service';
import { type CheckoutResult, idempotencyKeySchema, type placeOrderContract } from './checkout.schema';
import { answerFor } from './checkout-answer';
import type { CheckoutBody } from './checkout-form.schema';
import { countCheckout, countRefusal, recordOrder, recordPayment } from './checkout-metrics';
import { type AnswerOrder, findOrderForAnswer } from './earlier-order.repository';
import { Gate } from './gate';
import { type OrderToPay, placePendingOrder, type Submission } from './place-order.service';
import { repeatCheckout } from './repeat-checkout.service';
import { checkoutHash } from './request-hash';
import { type Settlement, settleByOutcome } from './resolve-order.service';

const log = getLogger('checkout');

// Together they leave connections of the default pool (15) for everything else that the shop does.
const placing = new Gate({ limit: 6, maxWaiting: 1_000 });
const settling = new Gate({ limit: 6, maxWaiting: 10_000 });

/** Retries of the same key wait a little longer than the first request may take. */
const PATIENCE_MARGIN_MS = 4_000;

/** What checkout needs from outside; tests bring their own. */
export interface CheckoutDeps {
  readonly gateway: PaymentGateway;
  readonly recoveryAfterMs: number;
  readonly paymentTimeoutMs: number;
}

/** The configured provider and limits. */
export function checkoutDeps(): CheckoutDeps {
  const { CHECKOUT_RECOVERY_AFTER_MS, PAYMENT_TIMEOUT_MS } = config();
  return {
    gateway: paymentGateway(),
    recoveryAfterMs: CHECKOUT_RECOVERY_AFTER_MS,
    paymentTimeoutMs: PAYMENT_TIMEOUT_MS,
  };
}

/**
 * Turns the visitor's cart into a paid order: validates and reserves, writes the order in one transaction, charges
 * outside of it, books the outcome in another one. A crash between any two steps leaves an order that the recovery
 * job settles (docs/adr/0007). Sending the same key again answers the same order.
 *
 * @param idempotencyKey value of the header; required
 * @returns 201 for a paid order, 202 while the provider has not answered
 * @throws AppError `validation_failed`, `cart_empty`, `product_unavailable`, `out_of_stock`, `coupon_invalid`,
 *   `order_too_large`, `price_changed`, `total_mismatch`, `payment_declined`, `idempotency_conflict`, `conflict`,
 *   `overloaded`
 */
export async function checkOut(
  ctx: ShopContext,
  { body }: ContractArgs<typeof placeOrderContract>,
  idempotencyKey: string | null,
  deps: CheckoutDeps = checkoutDeps(),
): Promise<Reply<CheckoutResult>> {
  const key = parseOrThrow(idempotencyKeySchema, idempotencyKey ?? undefined, 'headers.idempotency-key');
  if (ctx.cartToken === null) throw new AppError('cart_empty');
  const submission = submissionOf(body, key, ctx.cartToken, deps);
  const order = await placing
    .run(() => placePendingOrder(ctx, submission))
    .catch((error: unknown) => {
      countRefusal(error);
      throw error;
    });
  if (order === 'repeated') return repeated(ctx, submission, deps);
  addSpanAttributes({
    'order.number': order.number,
    'order.total_minor': order.totalMinor,
    'orders.order_id': order.orderId,
    'orders.total': order.totalMinor / 100,
    'orders.item_count': order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  });
  const { country } = body.address;
  recordOrder(country, order.totalMinor);
  const settlement = await pay(ctx, order, body, deps);
  countCheckout(country, settlement);
  return answerFor(await answerAfter(ctx, order, settlement));
}

/** The order as it stands now; read again only when the answer needs more than this request knows. */
async function answerAfter(
  ctx: ShopContext,
  order: OrderToPay,
  settlement: Settlement,
): Promise<AnswerOrder> {
  if (settlement === 'open') return order.answer;
  if (settlement === 'paid') return { ...order.answer, status: 'paid', paidAt: ctx.now() };
  return (await findOrderForAnswer(ctx.db, order.paymentKey)) ?? order.answer;
}

function submissionOf(body: CheckoutBody, key: string, cartToken: string, deps: CheckoutDeps): Submission {
  const cartTokenHash = sha256Hex(cartToken);
  return {
    body,
    cartTokenHash,
    idempotencyKey: key,
    requestHash: checkoutHash(body, cartTokenHash),
    recoveryAfterMs: deps.recoveryAfterMs,
  };
}

async function repeated(
  ctx: ShopContext,
  { idempotencyKey, requestHash }: Submission,
  deps: CheckoutDeps,
): Promise<Reply<CheckoutResult>> {
  const patienceMs = deps.paymentTimeoutMs + PATIENCE_MARGIN_MS;
  const answer = await repeatCheckout(ctx.db, { idempotencyKey, requestHash, patienceMs });
  if (answer) return answer;
  throw new AppError('conflict', {
    detail: 'This cart is being ordered right now, perhaps in another window.',
    retryAfterSeconds: 3,
  });
}

/**
 * Charges and books. Once the order exists nothing may turn into "something went wrong": what cannot be settled now
 * is left to the recovery job, and the customer is told that the payment is being confirmed.
 */
async function pay(
  ctx: ShopContext,
  order: OrderToPay,
  body: CheckoutBody,
  deps: CheckoutDeps,
): Promise<Settlement> {
  const { gateway } = deps;
  const traceId = ctx.ids.traceId ?? currentTraceContext()?.traceId ?? null;
  const settle = { db: ctx.db, actor: 'customer', traceId, now: ctx.now } as const;
  try {
    const startedAt = performance.now();
    const outcome = await chargeCard(gateway, {
      key: order.paymentKey,
      amountMinor: order.totalMinor,
      currency: order.currency,
      country: body.address.country,
      card: body.payment.card,
      orderReference: order.number,
    });
    recordPayment(body.address.country, order.totalMinor, outcome.kind, performance.now() - startedAt);
    const settlement = await settling.run(() => settleByOutcome(settle, gateway, order, outcome));
    addSpanAttributes({ 'checkout.settlement': settlement, 'payment.outcome': outcome.kind });
    return settlement;
  } catch (error) {
    log.error({ err: error, 'order.number': order.number }, 'Payment could not be settled yet');
    return 'open';
  }
}
