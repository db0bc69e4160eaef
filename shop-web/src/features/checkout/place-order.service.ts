import 'server-only';
import { isUniqueViolation, withTransaction } from '@octo/shared/db';
import { AppError, isAppError } from '@octo/shared/errors';
import { newOrderNumber, newToken } from '@octo/shared/ids';
import { takeStock } from '@octo/shared/orders';
import { addSpanEvent, currentTraceContext, getLogger } from '@octo/shared/telemetry';
import { addMs, MS } from '@octo/shared/time';
import type { ShopContext } from '@/context';
import { cardBrand } from '@/features/payments/card.schema';
import { type CheckoutCart, claimCart, findAvailability, findCheckoutCart } from './checkout-cart.repository';
import type { CheckoutBody } from './checkout-form.schema';
import { findCoupon, redeemCoupon } from './coupon.repository';
import { couponInvalid, requireUsable } from './coupon.service';
import type { AnswerOrder } from './earlier-order.repository';
import type { NewOrder } from './new-order.repository';
import { insertOrder } from './place-order.repository';
import { assertInStock, assertSellable, outOfStock, priceCart, SHOP_CURRENCY } from './price-cart';
import type { SettledOrder } from './settle-order.service';

/** How long a key's request is remembered. */
const KEY_LIFE_MS = 30 * MS.day;
const log = getLogger('security');

/** A checkout that was read and understood. */
export interface Submission {
  readonly body: CheckoutBody;
  readonly cartTokenHash: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  /** From when the recovery job may take the order up. */
  readonly recoveryAfterMs: number;
}

/** An order that waits for its money. */
export interface OrderToPay extends SettledOrder {
  readonly totalMinor: number;
  readonly currency: string;
  /** What its customer is told while the payment is open. */
  readonly answer: AnswerOrder;
}

/**
 * First half of checkout: validates the cart against current prices and stock, then writes order, payment attempt,
 * event and reservation in one transaction.
 *
 * @returns `repeated` when the key, or the cart, was used in the meantime
 * @throws AppError `cart_empty`, `product_unavailable`, `out_of_stock`, `coupon_invalid`, `order_too_large`,
 *   `price_changed`, `total_mismatch`
 */
export async function placePendingOrder(
  ctx: ShopContext,
  submission: Submission,
): Promise<OrderToPay | 'repeated'> {
  const { body, cartTokenHash, idempotencyKey } = submission;
  const now = ctx.now();
  const cart = await findCheckoutCart(ctx.db, { tokenHash: cartTokenHash, idempotencyKey, now });
  if (cart !== null && cart.earlierOrderId !== null) return 'repeated';
  if (!cart?.isOpen || cart.lines.length === 0) throw new AppError('cart_empty');
  assertSellable(cart.lines);
  assertInStock(cart.lines);
  const coupon =
    body.couponCode === undefined ? null : requireUsable(await findCoupon(ctx.db, body.couponCode), now);
  const amounts = priceChecked(cart, coupon, body.expected.totalMinor);
  const customer = await ctx.customer();
  const customerEmail = customer?.customerId ? customer.email : body.contact.email;
  const order = { ...newOrder(ctx, submission, cart, amounts, now), customerEmail };
  try {
    return await writeOrder(ctx, order);
  } catch (error) {
    if (isUniqueViolation(error)) return 'repeated';
    if (isAppError(error, 'out_of_stock')) throw await raceLost(ctx, cart);
    throw error;
  }
}

/** Of two customers who race for the last piece one comes here: says what is left now. */
async function raceLost(ctx: ShopContext, cart: CheckoutCart): Promise<AppError> {
  const left = await findAvailability(
    ctx.db,
    cart.lines.map(({ productId }) => productId),
  );
  return outOfStock(cart.lines.map((line) => ({ ...line, available: left.get(line.productId) ?? 0 })));
}

function priceChecked(
  cart: CheckoutCart,
  coupon: Parameters<typeof priceCart>[1],
  expectedTotalMinor: number,
) {
  try {
    return priceCart(cart.lines, coupon, expectedTotalMinor);
  } catch (error) {
    if (isAppError(error, 'total_mismatch')) {
      const fields = { expectedTotalMinor, totalMinor: error.facts?.totalMinor, cartId: cart.cartId };
      addSpanEvent('security.total_mismatch', { 'checkout.expected_total_minor': expectedTotalMinor });
      log.warn({ 'security.event': 'checkout.total_mismatch', ...fields }, 'Client total differs from ours');
    }
    throw error;
  }
}

function newOrder(
  ctx: ShopContext,
  submission: Submission,
  cart: CheckoutCart,
  amounts: NewOrder['amounts'],
  now: Date,
): Omit<NewOrder, 'customerEmail'> {
  const { body, idempotencyKey, requestHash, recoveryAfterMs } = submission;
  const { number } = body.payment.card;
  return {
    number: newOrderNumber(),
    publicToken: newToken(),
    cartId: cart.cartId,
    idempotencyKey,
    requestHash,
    keyExpiresAt: addMs(now, KEY_LIFE_MS),
    contact: body.contact,
    address: body.address,
    notes: body.notes,
    couponCode: body.couponCode,
    currency: SHOP_CURRENCY,
    amounts,
    lines: cart.lines,
    cardBrand: cardBrand(number),
    cardLast4: number.slice(-4),
    reservedUntil: addMs(now, recoveryAfterMs),
    traceId: ctx.ids.traceId ?? currentTraceContext()?.traceId ?? null,
    traceparent: currentTraceContext()?.traceparent ?? null,
    eventDestination: 'enterprise-crm-portal',
    correlationId: ctx.ids.correlationId,
    now,
  };
}

/**
 * The transaction. The cart comes first: repetitions wait there and hold nothing else. Stock comes last: popular
 * products are locked for the shortest time.
 */
function writeOrder(ctx: ShopContext, order: NewOrder): Promise<OrderToPay | 'repeated'> {
  const { number, cartId, lines, amounts, currency, couponCode, now } = order;
  return withTransaction(ctx.db, async (tx) => {
    if (!(await claimCart(tx, cartId, now))) return 'repeated';
    const { orderId, paymentId } = await insertOrder(tx, order);
    if (couponCode !== undefined && !(await redeemCoupon(tx, couponCode, now)))
      throw couponInvalid('used_up');
    await takeStock(tx, lines, now);
    return {
      orderId,
      paymentId,
      number,
      cartId,
      couponCode: couponCode ?? null,
      lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
      paymentKey: order.idempotencyKey,
      totalMinor: amounts.totalMinor,
      currency,
      answer: openAnswer(order),
    };
  });
}

function openAnswer(order: NewOrder): AnswerOrder {
  const { number, publicToken, amounts, currency, now, cardBrand: brand, cardLast4 } = order;
  const payment = { status: 'pending', cardBrand: brand, cardLast4, errorCode: null };
  const state = { status: 'payment_pending', placedAt: now, paidAt: null };
  return { number, publicToken, currency, ...amounts, ...state, payments: [payment] };
}
