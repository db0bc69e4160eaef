import type { Prisma } from '../db';
import { OPEN_WORK_STATUSES } from '../orders/states';
import type { OrderPlan } from './order-plan';
import { BACKLOG_AGE_MINUTES } from './order-settings';
import { reachedAt } from './order-story';
import type { Dice } from './random';

const MINUTE_MS = 60_000;

/** The row of an order. Shop orders were already seen by the sync, console orders are local. */
export function orderRow(plan: OrderPlan, customerId: number, now: Date): Prisma.OrderCreateManyInput {
  const { person, basket, story, placedAt } = plan;
  const last = story.steps.at(-1)?.at ?? placedAt;
  const isShop = plan.source === 'octo-drone-shop';
  const syncedAt = new Date(Math.min(now.getTime(), last.getTime() + 4 * MINUTE_MS));
  const isWaiting =
    OPEN_WORK_STATUSES.includes(story.status) &&
    now.getTime() - placedAt.getTime() > BACKLOG_AGE_MINUTES * MINUTE_MS;
  return {
    number: plan.number,
    publicToken: plan.publicToken,
    customerId,
    status: story.status,
    subtotalMinor: basket.subtotalMinor,
    discountMinor: basket.discountMinor,
    shippingMinor: basket.shippingMinor,
    totalMinor: basket.totalMinor,
    couponCode: basket.couponCode,
    contactEmail: person.email,
    contactName: person.name,
    contactPhone: person.phone,
    shipLine1: person.address.line1,
    shipCity: person.address.city,
    shipRegion: person.address.region,
    shipPostalCode: person.address.postalCode,
    shipCountry: person.country,
    placedAt,
    paidAt: reachedAt(story, 'paid'),
    isStockHeld: false,
    sourceSystem: plan.source,
    sourceCustomerEmail: isShop ? person.email : null,
    syncStatus: isShop ? 'synced' : 'local',
    backlogStatus: isWaiting ? 'backlog' : 'current',
    lastSyncedAt: isShop ? syncedAt : null,
    version: story.steps.length,
    createdAt: placedAt,
    updatedAt: last,
  };
}

/** The lines of an order. */
export const itemRows = (plan: OrderPlan, orderId: number): Prisma.OrderItemCreateManyInput[] =>
  plan.basket.lines.map(({ product, quantity }) => ({
    orderId,
    productId: product.id,
    sku: product.sku,
    name: product.name,
    quantity,
    unitPriceMinor: product.priceMinor,
    lineTotalMinor: product.priceMinor * quantity,
  }));

/** The history of an order. */
export const eventRows = (plan: OrderPlan, orderId: number): Prisma.OrderStatusEventCreateManyInput[] =>
  plan.story.steps.map(({ to, at, actor, reason }, index, steps) => ({
    orderId,
    fromStatus: steps[index - 1]?.to ?? null,
    toStatus: to,
    actor,
    reason: reason ?? null,
    createdAt: at,
  }));

/** Ledger rows of an order: taken at checkout, then committed, released or brought back. */
export function movementRows(plan: OrderPlan, orderId: number): Prisma.StockMovementCreateManyInput[] {
  const { story } = plan;
  const paidAt = reachedAt(story, 'paid');
  const releasedAt = paidAt ? null : (reachedAt(story, 'failed') ?? reachedAt(story, 'cancelled'));
  const returnedAt = paidAt ? (reachedAt(story, 'cancelled') ?? reachedAt(story, 'returned')) : null;
  return plan.basket.lines.flatMap(({ product, quantity }) => {
    const row = (kind: string, availableDelta: number, reservedDelta: number, createdAt: Date) => ({
      productId: product.id,
      orderId,
      kind,
      availableDelta,
      reservedDelta,
      createdAt,
    });
    return [
      row('reservation', -quantity, quantity, plan.placedAt),
      ...(paidAt ? [row('commit', 0, -quantity, paidAt)] : []),
      ...(releasedAt ? [row('release', quantity, -quantity, releasedAt)] : []),
      ...(returnedAt ? [row('return', quantity, 0, returnedAt)] : []),
    ];
  });
}

// Answers of the simulated provider when it does not take the money.
const REFUSALS = [
  [400, 'card_declined', 'declined', 'The card was declined.'],
  [400, 'insufficient_funds', 'declined', 'Insufficient funds.'],
  [429, 'rate_limited', 'failed', 'Too many requests to the payment provider.'],
  [503, 'provider_unavailable', 'failed', 'The payment provider was unavailable.'],
] as const;

const CARDS = [
  ['visa', 5],
  ['mastercard', 4],
  ['amex', 1],
] as const;

/** Attempts to charge an order. */
export function paymentRows(plan: OrderPlan, orderId: number, dice: Dice): Prisma.PaymentCreateManyInput[] {
  const { story, basket, person, number } = plan;
  const requestedAt = reachedAt(story, 'payment_pending') ?? plan.placedAt;
  const paidAt = reachedAt(story, 'paid');
  const refundedAt = reachedAt(story, 'refunded');
  const card = { cardBrand: dice.weighted(CARDS), cardLast4: String(dice.int(0, 9999)).padStart(4, '0') };
  const base = {
    orderId,
    amountMinor: basket.totalMinor,
    country: person.country,
    requestedAt,
    ...card,
  };
  if (!paidAt) {
    const isCancelled = story.status === 'cancelled';
    const [providerStatus, errorCode, status, errorMessage] = dice.pick(REFUSALS);
    return [
      {
        ...base,
        attempt: 1,
        idempotencyKey: `${number}-1`,
        settledAt: story.steps.at(-1)?.at ?? requestedAt,
        ...(isCancelled ? { status: 'voided' } : { status, providerStatus, errorCode, errorMessage }),
      },
    ];
  }
  return [
    {
      ...base,
      attempt: 1,
      idempotencyKey: `${number}-1`,
      providerReference: `sim_${number.replaceAll('-', '').toLowerCase()}`,
      providerStatus: 201,
      status: refundedAt ? 'refunded' : 'succeeded',
      settledAt: paidAt,
      refundedAt,
    },
  ];
}
