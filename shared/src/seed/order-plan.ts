import { newToken } from '../ids';
import { type Basket, type CouponUses, fillBasket, popularity } from './basket';
import { type OrderStory, tellOrder } from './order-story';
import type { Person } from './people';
import { type Dice, diceFrom } from './random';
import { momentsUntil } from './rhythm';
import type { StockedProduct } from './seed-catalogue';

/** An order before it has an id: who, what, when, and how it went. */
export interface OrderPlan {
  readonly number: string;
  readonly publicToken: string;
  readonly person: Person;
  readonly basket: Basket;
  readonly story: OrderStory;
  readonly placedAt: Date;
  readonly source: 'octo-drone-shop' | 'enterprise-crm';
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DAYS = 90;

function orderNumber(dice: Dice): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[dice.int(0, 31)]).join('');
  return `OCTO-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Plans `count` orders over the past 90 days, oldest first. */
export function planOrders(options: {
  readonly now: Date;
  readonly count: number;
  readonly people: readonly Person[];
  readonly products: readonly StockedProduct[];
}): { readonly plans: OrderPlan[]; readonly couponUses: CouponUses } {
  const { now, count, people, products } = options;
  const dice = diceFrom('orders');
  const shelf = products.map((product) => [product, popularity(product)] as const);
  const buyers = people.map((person) => [person, person.appetite] as const);
  const couponUses: CouponUses = new Map();
  const numbers = new Set<string>();
  const plans = momentsUntil(dice, now, DAYS, count).map((placedAt, index): OrderPlan => {
    const person = dice.weighted(buyers);
    let number = orderNumber(dice);
    while (numbers.has(number)) number = orderNumber(dice);
    numbers.add(number);
    return {
      number,
      // A token opens the order without sign-in, so even a demo's is never the same in two installations.
      publicToken: newToken(),
      person,
      basket: fillBasket(dice, person, shelf, couponUses),
      story: tellOrder(dice, placedAt, person.country, now),
      placedAt,
      // A few orders are taken by phone in the console.
      source: person.company !== null && index % 23 === 11 ? 'enterprise-crm' : 'octo-drone-shop',
    };
  });
  return { plans, couponUses };
}
