import { describe, expect, it } from 'vitest';
import { formatMoney, parseMajorUnits } from './money';
import { discountMinor, orderAmounts, shippingMinor } from './order-amounts';

describe('order amounts', () => {
  it('adds flat shipping below the free limit and none from it on', () => {
    expect(shippingMinor(499_999)).toBe(14_900);
    expect(shippingMinor(500_000)).toBe(0);
    expect(shippingMinor(0)).toBe(0);
  });

  it('never lets a coupon exceed the goods', () => {
    expect(discountMinor(1_000, { percentOff: null, amountOffMinor: 4_999 })).toBe(1_000);
    expect(discountMinor(1_000, { percentOff: 100, amountOffMinor: null })).toBe(1_000);
  });

  it('rounds percentages half up to a cent', () => {
    expect(discountMinor(1_005, { percentOff: 10, amountOffMinor: null })).toBe(101);
    expect(discountMinor(1_004, { percentOff: 10, amountOffMinor: null })).toBe(100);
  });

  it('computes shipping from the goods before the discount', () => {
    const amounts = orderAmounts([{ unitPriceMinor: 250_000, quantity: 2 }], {
      percentOff: 20,
      amountOffMinor: null,
    });
    expect(amounts).toEqual({
      subtotalMinor: 500_000,
      discountMinor: 100_000,
      shippingMinor: 0,
      totalMinor: 400_000,
    });
  });
});

describe('money as text', () => {
  it('formats minor units for people', () => {
    expect(formatMoney({ amountMinor: 499_900, currency: 'USD' })).toBe('$4,999.00');
    expect(formatMoney({ amountMinor: 500, currency: 'JPY' })).toBe('¥500');
  });

  it.each([
    ['1,299.50', 129_950],
    ['0.5', 50],
    ['12', 1_200],
    ['1.999', null],
    ['-1', null],
    ['', null],
    ['1e3', null],
  ])('reads %j as %j', (text, minor) => {
    expect(parseMajorUnits(text)).toBe(minor);
  });
});
