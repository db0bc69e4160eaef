import type { OrderStatus } from '../orders/states';
import type { Dice } from './random';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** One step of an order's life. */
export interface StoryStep {
  readonly to: OrderStatus;
  readonly at: Date;
  readonly actor: string;
  readonly reason?: string;
}

/** What happened to an order up to now, in order. */
export interface OrderStory {
  readonly steps: readonly StoryStep[];
  readonly status: OrderStatus;
}

type Fate = 'delivered' | 'failed' | 'cancelled_unpaid' | 'cancelled_paid' | 'returned';

// Failure shares follow the simulated provider's rates by country.
const PAYMENT_FAILURE: Readonly<Record<string, number>> = {
  US: 0.05,
  UK: 0.07,
  DE: 0.06,
  FR: 0.08,
  JP: 0.1,
  BR: 0.15,
  IN: 0.12,
};

const OPERATORS = ['manager@octo.example', 'support@octo.example'] as const;

function fateOf(dice: Dice, country: string): Fate {
  if (dice.chance(PAYMENT_FAILURE[country] ?? 0.06)) return 'failed';
  return dice.weighted<Fate>([
    ['delivered', 92],
    ['cancelled_unpaid', 2],
    ['cancelled_paid', 3],
    ['returned', 3],
  ]);
}

function wholeLife(dice: Dice, placedAt: Date, country: string): StoryStep[] {
  const fate = fateOf(dice, country);
  const operator = dice.pick(OPERATORS);
  const steps: StoryStep[] = [];
  let time = placedAt.getTime();
  const then = (to: OrderStatus, afterMs: number, actor: string, reason?: string): void => {
    time += Math.round(afterMs);
    steps.push({ to, at: new Date(time), actor, ...(reason ? { reason } : {}) });
  };
  then('pending', 0, 'customer');
  then('payment_pending', 20 + dice.int(0, 60), 'system');
  if (fate === 'cancelled_unpaid') {
    then('cancelled', MINUTE_MS * dice.int(2, 9), 'customer', 'Cancelled before payment');
    return steps;
  }
  if (fate === 'failed') {
    then('failed', 600 + dice.int(0, 1800), 'system', 'The payment was not accepted');
    return steps;
  }
  then('paid', 500 + dice.int(0, 1900), 'system');
  // One order in twelve waits for days: that is what the backlog view is for.
  const isSlow = dice.chance(0.08);
  if (fate === 'cancelled_paid') {
    then('cancelled', HOUR_MS * (0.5 + dice.next() * 8), operator, 'Customer changed the project');
    then('refunded', MINUTE_MS * dice.int(3, 50), operator, 'Refund after cancellation');
    return steps;
  }
  then('processing', HOUR_MS * (0.3 + dice.next() * (isSlow ? 70 : 12)), operator);
  then('shipped', HOUR_MS * (2 + dice.next() * (isSlow ? 50 : 24)), operator);
  then('delivered', DAY_MS * (1.4 + dice.next() * 4.2), 'system', 'Carrier confirmed delivery');
  if (fate === 'returned') {
    then('returned', DAY_MS * (3 + dice.next() * 9), operator, 'Returned within 14 days');
    then('refunded', HOUR_MS * (4 + dice.next() * 40), operator, 'Refund after return');
  }
  return steps;
}

/** Tells an order's life from the moment it was placed; what would happen after `now` has not happened yet. */
export function tellOrder(dice: Dice, placedAt: Date, country: string, now: Date): OrderStory {
  const life = wholeLife(dice, placedAt, country);
  let steps = life.filter((step) => step.at <= now);
  // An order placed in the last seconds would hang in payment without a process that settles it.
  if (steps.length < 3) steps = life.slice(0, 3).map((step) => (step.at > now ? { ...step, at: now } : step));
  return { steps, status: steps.at(-1)?.to ?? 'pending' };
}

/** When a state was reached, or null. */
export const reachedAt = (story: OrderStory, status: OrderStatus): Date | null =>
  story.steps.find((step) => step.to === status)?.at ?? null;
