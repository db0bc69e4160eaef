/** Orders with goods worth this much ship free (design: rules of commerce). */
export const FREE_SHIPPING_FROM_MINOR = 500_000;
/** Flat shipping below the free limit. */
export const SHIPPING_FLAT_MINOR = 14_900;
/** Pieces of one product in one cart or order. */
export const MAX_LINE_QUANTITY = 20;
/** Amounts are 32-bit integers in the database; anything near the limit goes through sales, not the shop. */
export const MAX_ORDER_TOTAL_MINOR = 1_500_000_000;

/** A line with the server's own price. */
export interface PricedLine {
  readonly unitPriceMinor: number;
  readonly quantity: number;
}

/** What a coupon gives: exactly one of the two is set. */
export interface CouponTerms {
  readonly percentOff: number | null;
  readonly amountOffMinor: number | null;
}

/** All amounts of an order in minor units. */
export interface OrderAmounts {
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly shippingMinor: number;
  readonly totalMinor: number;
}

/** Sum of price × quantity. */
export function subtotalMinor(lines: readonly PricedLine[]): number {
  return lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0);
}

/** Discount of a coupon, never more than the subtotal; percentages are rounded half up to a cent. */
export function discountMinor(subtotal: number, coupon: CouponTerms | null): number {
  if (!coupon) return 0;
  const raw =
    coupon.percentOff !== null
      ? Math.round((subtotal * coupon.percentOff) / 100)
      : (coupon.amountOffMinor ?? 0);
  return Math.min(subtotal, raw);
}

/** Free from {@link FREE_SHIPPING_FROM_MINOR} of goods (before discount), else the flat rate; an empty cart ships nothing. */
export function shippingMinor(subtotal: number): number {
  if (subtotal === 0) return 0;
  return subtotal >= FREE_SHIPPING_FROM_MINOR ? 0 : SHIPPING_FLAT_MINOR;
}

/** `total = max(subtotal − discount, 0) + shipping`. The only place where an order's amounts are computed. */
export function orderAmounts(lines: readonly PricedLine[], coupon: CouponTerms | null): OrderAmounts {
  const subtotal = subtotalMinor(lines);
  const discount = discountMinor(subtotal, coupon);
  const shipping = shippingMinor(subtotal);
  return {
    subtotalMinor: subtotal,
    discountMinor: discount,
    shippingMinor: shipping,
    totalMinor: Math.max(subtotal - discount, 0) + shipping,
  };
}
