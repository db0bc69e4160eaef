import { AppError, type FieldError } from '@octo/shared/errors';
import { type CouponTerms, MAX_ORDER_TOTAL_MINOR, type OrderAmounts, orderAmounts } from '@octo/shared/money';
import type { CheckoutLine } from './checkout-cart.repository';

/** The shop sells in one currency. */
export const SHOP_CURRENCY = 'USD';

/** Refuses products that are no longer sold. @throws AppError `product_unavailable` */
export function assertSellable(lines: readonly CheckoutLine[]): void {
  const gone = lines.filter(({ isActive, currency }) => !isActive || currency !== SHOP_CURRENCY);
  if (gone.length === 0) return;
  throw new AppError('product_unavailable', {
    detail: `${namesOf(gone)} can no longer be ordered. Remove it from the cart to go on.`,
    fields: gone.map(({ productId, name }) => ({
      path: `items.${productId}`,
      code: 'product_unavailable',
      message: `“${name}” is no longer sold.`,
    })),
  });
}

/** Refuses more pieces than there are. @throws AppError `out_of_stock`, see {@link outOfStock} */
export function assertInStock(lines: readonly CheckoutLine[]): void {
  if (lines.some(({ quantity, available }) => quantity > available)) throw outOfStock(lines);
}

/** The refusal that says which products are short and how many pieces are left. */
export function outOfStock(lines: readonly CheckoutLine[]): AppError {
  const short = lines.filter(({ quantity, available }) => quantity > available);
  // A race may be over when we look again; the customer then simply tries again.
  const [first] = short.length > 0 ? short : lines;
  const fields: FieldError[] = short.map(({ productId, name, available }) => ({
    path: `items.${productId}`,
    code: 'out_of_stock',
    message: leftOf(name, available),
  }));
  return new AppError('out_of_stock', {
    detail:
      short.length > 0 ? short.map(({ name, available }) => leftOf(name, available)).join(' ') : undefined,
    fields,
    facts: first
      ? {
          productId: first.productId,
          name: first.name,
          available: first.available,
          requested: first.quantity,
        }
      : undefined,
  });
}

/**
 * Works out the amounts and compares them with what the customer saw.
 *
 * @throws AppError `order_too_large`, `price_changed` when the difference comes from prices that changed since the
 *   customer looked, otherwise `total_mismatch`; both with the fresh amounts as facts
 */
export function priceCart(
  lines: readonly CheckoutLine[],
  coupon: CouponTerms | null,
  expectedTotalMinor: number,
): OrderAmounts {
  const amounts = orderAmounts(lines, coupon);
  if (amounts.subtotalMinor > MAX_ORDER_TOTAL_MINOR || amounts.totalMinor > MAX_ORDER_TOTAL_MINOR) {
    throw new AppError('order_too_large', {
      detail: 'Orders of this size are handled by our sales team.',
      facts: { maxTotalMinor: MAX_ORDER_TOTAL_MINOR },
    });
  }
  if (amounts.totalMinor === expectedTotalMinor) return amounts;
  const seen = orderAmounts(
    lines.map(({ quantity, seenPriceMinor, unitPriceMinor }) => ({
      quantity,
      unitPriceMinor: seenPriceMinor ?? unitPriceMinor,
    })),
    coupon,
  );
  const facts = { ...amounts, currency: SHOP_CURRENCY };
  if (seen.totalMinor === expectedTotalMinor) {
    throw new AppError('price_changed', { detail: 'Look at the new total before you order.', facts });
  }
  throw new AppError('total_mismatch', {
    detail: 'The cart costs something else now. Look at the new total before you order.',
    facts,
  });
}

function leftOf(name: string, available: number): string {
  if (available <= 0) return `“${name}” is sold out.`;
  return available === 1
    ? `Only 1 piece of “${name}” is left.`
    : `Only ${available} pieces of “${name}” are left.`;
}

function namesOf(lines: readonly CheckoutLine[]): string {
  return lines.map(({ name }) => `“${name}”`).join(', ');
}
