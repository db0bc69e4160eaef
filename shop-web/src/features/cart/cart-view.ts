import {
  type CouponTerms,
  FREE_SHIPPING_FROM_MINOR,
  MAX_LINE_QUANTITY,
  orderAmounts,
} from '@octo/shared/money';
import { imageVersionOf } from '@/features/catalogue/image-version.service';
import type { CartLine, CartView } from './cart.schema';
import type { CartCouponRow, CartLineRow, CartRow } from './cart-reads.repository';

const DEFAULT_CURRENCY = 'USD';

function problemOf({ isActive, available, quantity }: CartLineRow): CartLine['problem'] {
  if (!isActive) return 'unavailable';
  if (available <= 0) return 'out_of_stock';
  return quantity > available ? 'insufficient_stock' : null;
}

function toLine(row: CartLineRow): CartLine {
  const hasNewPrice = row.seenPriceMinor !== null && row.seenPriceMinor !== row.priceMinor;
  return {
    productId: row.productId,
    sku: row.sku,
    slug: row.slug,
    name: row.name,
    imageAlt: row.imageAlt ?? row.name,
    imageVersion: imageVersionOf(row.artwork, row.name),
    quantity: row.quantity,
    unitPriceMinor: row.priceMinor,
    lineTotalMinor: row.priceMinor * row.quantity,
    previousPriceMinor: hasNewPrice ? row.seenPriceMinor : null,
    // Capped, so that nobody can read the exact stock of a warehouse from a cart.
    maxQuantity: row.isActive ? Math.min(Math.max(row.available, 0), MAX_LINE_QUANTITY) : 0,
    problem: problemOf(row),
  };
}

function isUsable(coupon: CartCouponRow, now: Date): boolean {
  const hasStarted = coupon.startsAt === null || coupon.startsAt <= now;
  const hasEnded = coupon.endsAt !== null && coupon.endsAt <= now;
  return coupon.isActive && hasStarted && !hasEnded && coupon.usedCount < coupon.maxUses;
}

/** Works out what a cart costs and what stands in the way of ordering it. Null is the empty cart. */
export function toCartView(cart: CartRow | null, now: Date): CartView {
  const lines = (cart?.lines ?? []).map(toLine);
  const orderable = lines.filter(({ problem }) => problem === null || problem === 'insufficient_stock');
  const coupon = cart?.coupon ?? null;
  const terms: CouponTerms | null = coupon && isUsable(coupon, now) ? coupon : null;
  const amounts = orderAmounts(orderable, terms);
  return {
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    currency: cart?.lines[0]?.currency ?? DEFAULT_CURRENCY,
    ...amounts,
    freeShipping: {
      fromMinor: FREE_SHIPPING_FROM_MINOR,
      remainingMinor: Math.max(FREE_SHIPPING_FROM_MINOR - amounts.subtotalMinor, 0),
      progressPercent: Math.min(100, Math.floor((amounts.subtotalMinor * 100) / FREE_SHIPPING_FROM_MINOR)),
    },
    coupon: coupon && { code: coupon.code, description: coupon.description, isApplied: terms !== null },
    canCheckOut: lines.length > 0 && lines.every(({ problem }) => problem === null),
  };
}
