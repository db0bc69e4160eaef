import { addMs, MS } from '@octo/shared/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCoupon } from './coupon.service';
import { type Lab, makeCart, makeProduct, openLab, visitor } from './testing/checkout-lab';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
  const now = new Date();
  const base = { kind: 'fixed', amountOffMinor: 500_000 };
  await lab.db.coupon.createMany({
    data: [
      { code: 'TEN', kind: 'percent', percentOff: 10, description: 'Ten off' },
      { code: 'HUGE', ...base },
      { code: 'OFF', ...base, isActive: false },
      { code: 'EARLY', ...base, startsAt: addMs(now, MS.day) },
      { code: 'LATE', ...base, endsAt: addMs(now, -MS.day) },
      { code: 'GONE', ...base, maxUses: 3, usedCount: 3 },
    ],
  });
});
afterAll(() => lab.close());

const apply = (token: string | null, code: string | null) =>
  applyCoupon(visitor(lab.db, token), { params: {}, query: {}, body: { code } });

describe('applying a coupon', () => {
  it('answers the amounts, remembers it in the cart, and takes it out again', async () => {
    const cart = await makeCart(lab.db, [{ product: await makeProduct(lab.db, 5) }]);
    expect(await apply(cart.token, 'TEN')).toEqual({
      coupon: { code: 'TEN', description: 'Ten off' },
      currency: 'USD',
      subtotalMinor: 120_000,
      discountMinor: 12_000,
      shippingMinor: 14_900,
      totalMinor: 122_900,
    });
    const remembered = () =>
      lab.db.cart.findUniqueOrThrow({ where: { id: cart.id } }).then((row) => row.couponCode);
    expect(await remembered()).toBe('TEN');
    expect(await apply(cart.token, null)).toMatchObject({ coupon: null, totalMinor: 134_900 });
    expect(await remembered()).toBeNull();
    expect((await lab.db.coupon.findUniqueOrThrow({ where: { code: 'TEN' } })).usedCount).toBe(0);
  });

  it('never takes off more than the goods cost', async () => {
    const cart = await makeCart(lab.db, [{ product: await makeProduct(lab.db, 5) }]);
    expect(await apply(cart.token, 'HUGE')).toMatchObject({ discountMinor: 120_000, totalMinor: 14_900 });
  });

  it.each([
    ['NOBODY', 'unknown'],
    ['OFF', 'unknown'],
    ['EARLY', 'not_started'],
    ['LATE', 'ended'],
    ['GONE', 'used_up'],
  ])('refuses %s: %s', async (code, reason) => {
    const cart = await makeCart(lab.db, [{ product: await makeProduct(lab.db, 5) }]);
    await expect(apply(cart.token, code)).rejects.toMatchObject({
      code: 'coupon_invalid',
      facts: { reason },
    });
  });

  it('needs a cart with something in it', async () => {
    await expect(apply(null, 'TEN')).rejects.toMatchObject({ code: 'cart_empty' });
    const empty = await makeCart(lab.db, []);
    await expect(apply(empty.token, 'TEN')).rejects.toMatchObject({ code: 'cart_empty' });
  });
});
