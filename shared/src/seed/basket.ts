import { type CouponTerms, type OrderAmounts, orderAmounts } from '../money/order-amounts';
import type { Person } from './people';
import type { Dice } from './random';
import type { StockedProduct } from './seed-catalogue';

/** One line of an order. */
export interface BasketLine {
  readonly product: StockedProduct;
  readonly quantity: number;
}

/** What a customer bought, priced by the shop's own rules. */
export interface Basket extends OrderAmounts {
  readonly lines: readonly BasketLine[];
  readonly couponCode: string | null;
}

const COUPONS: readonly (readonly [string, CouponTerms])[] = [
  ['FIRSTFLIGHT', { percentOff: 10, amountOffMinor: null }],
  ['FREESHIP', { percentOff: null, amountOffMinor: 4999 }],
];

/** Uses per coupon so far; a fixed number is left for real customers. */
export type CouponUses = Map<string, number>;

const COUPON_LIMIT: Readonly<Record<string, number>> = { FIRSTFLIGHT: 900, FREESHIP: 60 };

function quantityOf(dice: Dice, product: StockedProduct, isBusiness: boolean): number {
  if (product.priceMinor > 1_000_000) return dice.chance(0.08) ? 2 : 1;
  if (product.priceMinor > 100_000) return isBusiness && dice.chance(0.2) ? dice.int(2, 3) : 1;
  if (product.priceMinor > 15_000)
    return dice.weighted([
      [1, 6],
      [2, 4],
      [4, isBusiness ? 2 : 0.4],
    ]);
  return dice.weighted([
    [1, 5],
    [2, 5],
    [4, 3],
    [6, 1],
    [10, isBusiness ? 0.8 : 0.1],
  ]);
}

/** Popularity: what is cheap and deep in stock sells often. */
export const popularity = (product: StockedProduct): number =>
  product.stock ** 0.55 * (product.priceMinor > 2_000_000 ? 0.55 : 1);

function pickCoupon(dice: Dice, subtotal: number, uses: CouponUses): readonly [string, CouponTerms] | null {
  if (!dice.chance(0.11)) return null;
  const coupon = subtotal < 500_000 && dice.chance(0.4) ? COUPONS[1] : COUPONS[0];
  if (!coupon) return null;
  const used = uses.get(coupon[0]) ?? 0;
  if (used >= (COUPON_LIMIT[coupon[0]] ?? 0)) return null;
  uses.set(coupon[0], used + 1);
  return coupon;
}

/** Fills a basket for a customer. */
export function fillBasket(
  dice: Dice,
  person: Person,
  shelf: readonly (readonly [StockedProduct, number])[],
  uses: CouponUses,
): Basket {
  const wanted = dice.weighted([
    [1, 5],
    [2, 3.2],
    [3, 1.4],
    [4, 0.5],
  ]);
  const chosen = new Map<number, BasketLine>();
  for (let i = 0; i < wanted; i++) {
    const product = dice.weighted(shelf);
    // Two five-figure machines in one basket would be a tender, not a purchase.
    const isSecondMachine = i > 0 && product.priceMinor > 900_000;
    if (!isSecondMachine)
      chosen.set(product.id, { product, quantity: quantityOf(dice, product, person.company !== null) });
  }
  const lines = [...chosen.values()];
  const priced = lines.map(({ product, quantity }) => ({ unitPriceMinor: product.priceMinor, quantity }));
  const coupon = pickCoupon(dice, orderAmounts(priced, null).subtotalMinor, uses);
  return { lines, couponCode: coupon?.[0] ?? null, ...orderAmounts(priced, coupon?.[1] ?? null) };
}
