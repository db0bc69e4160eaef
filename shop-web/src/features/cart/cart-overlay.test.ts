import { describe, expect, it } from 'vitest';
import type { CartLine, CartView } from './cart.schema';
import { overlayCart } from './cart-overlay';

function line(productId: number, changes: Partial<CartLine> = {}): CartLine {
  const base = { quantity: 1, unitPriceMinor: 100_000, lineTotalMinor: 100_000, maxQuantity: 20 };
  const words = { sku: `S-${productId}`, slug: `s-${productId}`, name: 'N', imageAlt: 'N', imageVersion: '' };
  return { productId, ...words, ...base, previousPriceMinor: null, problem: null, ...changes };
}

function cart(lines: readonly CartLine[], changes: Partial<CartView> = {}): CartView {
  return {
    lines: [...lines],
    itemCount: lines.length,
    currency: 'USD',
    subtotalMinor: 100_000 * lines.length,
    discountMinor: 0,
    shippingMinor: 14_900,
    totalMinor: 100_000 * lines.length + 14_900,
    freeShipping: { fromMinor: 500_000, remainingMinor: 0, progressPercent: 0 },
    coupon: null,
    canCheckOut: true,
    ...changes,
  };
}

describe('overlayCart', () => {
  it('is the server’s cart while nothing is asked for', () => {
    const view = cart([line(1)]);
    expect(overlayCart(view, new Map())).toBe(view);
  });

  it('shows a new quantity with its sums and free shipping', () => {
    expect(overlayCart(cart([line(1), line(2)]), new Map([[1, 4]]))).toMatchObject({
      itemCount: 5,
      subtotalMinor: 500_000,
      shippingMinor: 0,
      totalMinor: 500_000,
      freeShipping: { remainingMinor: 0, progressPercent: 100 },
    });
  });

  it('takes a removed line out and never goes below zero', () => {
    const view = cart([line(1)], { discountMinor: 50_000 });
    expect(overlayCart(view, new Map([[1, 0]]))).toMatchObject({
      lines: [],
      discountMinor: 0,
      totalMinor: 0,
      canCheckOut: false,
    });
  });

  it('drops the stock notice once the quantity fits', () => {
    const short = line(1, { quantity: 5, maxQuantity: 3, problem: 'insufficient_stock' });
    expect(overlayCart(cart([short]), new Map([[1, 4]])).canCheckOut).toBe(false);
    expect(overlayCart(cart([short]), new Map([[1, 3]])).canCheckOut).toBe(true);
  });
});
