import { statementCount } from '@octo/shared/db';
import { newUuid } from '@octo/shared/ids';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkOut } from './checkout.service';
import { recoverOrders } from './recover-orders.service';
import { bodyFor, CARDS, type Lab, makeCart, makeProduct, openLab, visitor } from './testing/checkout-lab';
import { expectConsistent, expectNothingOpen } from './testing/invariants';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());
afterEach(() => expectConsistent(lab.db, lab.provider));

const stockOf = (productId: number) =>
  lab.db.stockLevel.findUniqueOrThrow({ where: { productId }, select: { available: true, reserved: true } });

async function submit(
  cart: { readonly token: string; readonly totalMinor: number },
  change: Parameters<typeof bodyFor>[1] = {},
  key: string = newUuid(),
) {
  const { result } = await checkOut(visitor(lab.db, cart.token), args(bodyFor(cart, change)), key, lab.deps);
  return result;
}

const args = (body: ReturnType<typeof bodyFor>) => ({ params: {}, query: {}, body });

describe('a checkout', () => {
  it('makes a paid order with everything that belongs to it, in at most 15 statements', async () => {
    const product = await makeProduct(lab.db, 5);
    const warmUp = await makeCart(lab.db, [{ product }]);
    await submit(warmUp);
    const cart = await makeCart(lab.db, [{ product }]);
    const before = statementCount();
    const result = await submit(cart, { email: 'ada@example.com' });
    const statements = statementCount() - before;
    expect(result).toMatchObject({ status: 201, body: { status: 'paid', totalMinor: 134_900 } });
    expect(statements).toBeLessThanOrEqual(11);
    const order = await lab.db.order.findUniqueOrThrow({
      where: { number: result.body.orderNumber },
      include: { items: true, payments: true, statusEvents: { orderBy: { id: 'asc' } }, customer: true },
    });
    expect(order).toMatchObject({
      status: 'paid',
      sourceOrderId: order.id,
      isStockHeld: false,
      reservedUntil: null,
    });
    expect(order.customer.email).toBe('ada@example.com');
    expect(order.statusEvents.map(({ toStatus }) => toStatus)).toEqual([
      'pending',
      'payment_pending',
      'paid',
    ]);
    expect(order.items).toMatchObject([{ name: product.name, quantity: 1, lineTotalMinor: 120_000 }]);
    expect(order.payments).toMatchObject([
      { status: 'succeeded', amountMinor: 134_900, cardBrand: 'visa', cardLast4: '4242', attempt: 1 },
    ]);
    const events = await lab.db.outboxEvent.findMany({
      where: { aggregateId: String(order.id) },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ eventType }) => eventType)).toEqual(['order.placed', 'order.paid']);
    expect(await lab.db.cart.findUnique({ where: { id: cart.id } })).toMatchObject({ status: 'ordered' });
    expect(await stockOf(product.id)).toEqual({ available: 3, reserved: 0 });
    const everything = JSON.stringify([order, events, await lab.db.idempotencyKey.findMany()]);
    expect(everything).not.toContain(CARDS.approved);
  });

  it('fills only the blanks of a customer that is known', async () => {
    const product = await makeProduct(lab.db, 5);
    await lab.db.customer.create({ data: { email: 'known@example.com', name: 'Grace Known', phone: '555' } });
    await submit(await makeCart(lab.db, [{ product }]), { email: 'known@example.com' });
    const known = await lab.db.customer.findUniqueOrThrow({ where: { email: 'known@example.com' } });
    expect(known).toMatchObject({ name: 'Grace Known', phone: '555', country: 'US' });
  });

  it('refuses without key, without cart and with an empty cart', async () => {
    const cart = await makeCart(lab.db, []);
    const call = (token: string | null, key: string | null) =>
      checkOut(visitor(lab.db, token), args(bodyFor(cart)), key, lab.deps);
    await expect(call(cart.token, null)).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(call(cart.token, 'short')).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(call(null, newUuid())).rejects.toMatchObject({ code: 'cart_empty' });
    await expect(call('foreign-token', newUuid())).rejects.toMatchObject({ code: 'cart_empty' });
    await expect(call(cart.token, newUuid())).rejects.toMatchObject({ code: 'cart_empty' });
  });

  it('refuses another total with the fresh amounts, and changes nothing', async () => {
    const product = await makeProduct(lab.db, 5);
    const cart = await makeCart(lab.db, [{ product }]);
    await expect(submit({ ...cart, totalMinor: 100 })).rejects.toMatchObject({
      code: 'total_mismatch',
      facts: { totalMinor: 134_900, shippingMinor: 14_900 },
    });
    expect(await lab.db.order.count({ where: { cartId: cart.id } })).toBe(0);
    expect(await stockOf(product.id)).toEqual({ available: 5, reserved: 0 });
  });

  it('says that a price changed when that is the reason', async () => {
    const product = await makeProduct(lab.db, 5);
    const cart = await makeCart(lab.db, [{ product }]);
    await lab.db.product.update({ where: { id: product.id }, data: { priceMinor: 130_000 } });
    await expect(submit(cart)).rejects.toMatchObject({
      code: 'price_changed',
      facts: { totalMinor: 144_900 },
    });
    expect((await submit({ ...cart, totalMinor: 144_900 })).status).toBe(201);
  });

  it('refuses products that are no longer sold and more pieces than there are', async () => {
    const [sold, short] = [await makeProduct(lab.db, 5), await makeProduct(lab.db, 1)];
    const cart = await makeCart(lab.db, [{ product: sold }, { product: short, quantity: 2 }]);
    await expect(submit(cart)).rejects.toMatchObject({
      code: 'out_of_stock',
      fields: [{ path: `items.${short.id}` }],
      facts: { productId: short.id, available: 1, requested: 2 },
    });
    await lab.db.product.update({ where: { id: sold.id }, data: { isActive: false } });
    await expect(submit(cart)).rejects.toMatchObject({
      code: 'product_unavailable',
      fields: [{ path: `items.${sold.id}` }],
    });
  });

  it('refuses orders that are too large', async () => {
    const product = await makeProduct(lab.db, 20, 100_000_000);
    const cart = await makeCart(lab.db, [{ product, quantity: 20 }]);
    await expect(submit(cart)).rejects.toMatchObject({ code: 'order_too_large' });
  });
});

describe('payment outcomes', () => {
  it.each([
    ['approved', CARDS.approved],
    ['slow', CARDS.slow],
    ['busy the first time', CARDS.busyOnce],
    ['charged without an answer', CARDS.hangsCharged],
    ['charged, connection cut', CARDS.cutCharged],
    ['charged, answered with 500', CARDS.error500Charged],
  ])('is paid when the card is %s', async (_, card) => {
    const product = await makeProduct(lab.db, 3);
    const result = await submit(await makeCart(lab.db, [{ product }]), { card });
    expect(result).toMatchObject({ status: 201, body: { status: 'paid' } });
    expect(await stockOf(product.id)).toEqual({ available: 2, reserved: 0 });
  });

  it.each([
    ['insufficient_funds', CARDS.insufficientFunds, 'declined'],
    ['stolen_card', CARDS.stolen, 'declined'],
    ['expired_card', CARDS.expired, 'declined'],
    ['incorrect_cvc', CARDS.wrongCvc, 'declined'],
    ['do_not_honor', CARDS.doNotHonor, 'declined'],
    ['card_rejected', CARDS.rejected, 'failed'],
    ['issuer_not_found', CARDS.notFound, 'failed'],
    ['rate_limited', CARDS.tooMany, 'failed'],
    ['not_confirmed', CARDS.error500, 'voided'],
    ['not_confirmed', CARDS.busyAlways, 'voided'],
    ['not_confirmed', CARDS.hangsUncharged, 'voided'],
    ['not_confirmed', CARDS.cutUncharged, 'voided'],
  ])('is refused with %s for %s, and another card may follow', async (reason, card, status) => {
    const product = await makeProduct(lab.db, 3);
    const cart = await makeCart(lab.db, [{ product }]);
    const key = newUuid();
    const email = 'again@example.com';
    const refused = { code: 'payment_declined', facts: { reason } };
    await expect(submit(cart, { card, email }, key)).rejects.toMatchObject(refused);
    await expect(submit(cart, { card, email }, key)).rejects.toMatchObject(refused);
    expect(await stockOf(product.id)).toEqual({ available: 3, reserved: 0 });
    const [order] = await lab.db.order.findMany({ where: { cartId: cart.id }, include: { payments: true } });
    expect(order).toMatchObject({
      status: 'failed',
      isStockHeld: false,
      payments: [{ status, errorCode: reason }],
    });
    await expectNothingOpen(lab.db);
    expect(await submit(cart, { email })).toMatchObject({ status: 201 });
  });

  it('is refused at once when the provider cannot be reached', async () => {
    const product = await makeProduct(lab.db, 3);
    const cart = await makeCart(lab.db, [{ product }]);
    const gateway = { ...lab.gateway, charge: async () => ({ kind: 'not_sent' }) as const };
    const attempt = checkOut(visitor(lab.db, cart.token), args(bodyFor(cart)), newUuid(), {
      ...lab.deps,
      gateway,
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'payment_declined',
      facts: { reason: 'provider_unreachable' },
    });
  });

  it('is pending while the provider cannot be asked, and recovery books the charge', async () => {
    const product = await makeProduct(lab.db, 3);
    const cart = await makeCart(lab.db, [{ product }]);
    const unclear = async () => ({ kind: 'unclear', status: null }) as const;
    const deaf = { ...lab.deps, gateway: { ...lab.gateway, find: unclear, cancel: unclear } };
    const key = newUuid();
    const body = bodyFor(cart, { card: CARDS.cutCharged });
    const first = await checkOut(visitor(lab.db, cart.token), args(body), key, deaf);
    expect(first.result).toMatchObject({ status: 202, body: { status: 'payment_pending' } });
    expect(await stockOf(product.id)).toEqual({ available: 2, reserved: 1 });
    const down = await recoverOrders({ db: lab.db, gateway: deaf.gateway, recoveryAfterMs: 0 });
    expect(down).toEqual({ paid: 0, failed: 0, open: 1 });
    const up = await recoverOrders({ db: lab.db, gateway: lab.gateway, recoveryAfterMs: 0 });
    expect(up).toEqual({ paid: 1, failed: 0, open: 0 });
    const again = await checkOut(visitor(lab.db, cart.token), args(body), key, lab.deps);
    expect(again.result).toMatchObject({ status: 201, body: { orderNumber: first.result.body.orderNumber } });
    await expectNothingOpen(lab.db);
  });
});

describe('idempotency', () => {
  it('makes one order and one charge of 20 submissions at once, with the same answer', async () => {
    const product = await makeProduct(lab.db, 30);
    const cart = await makeCart(lab.db, [{ product }]);
    const before = await lab.provider.stats();
    const body = bodyFor(cart);
    const key = newUuid();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => checkOut(visitor(lab.db, cart.token), args(body), key, lab.deps)),
    );
    const told = results.map(
      ({ result }) => `${result.status} ${result.body.orderNumber} ${result.body.status}`,
    );
    expect(new Set(told).size).toBe(1);
    expect((await lab.provider.stats()).chargeCount).toBe(before.chargeCount + 1);
    expect(await lab.db.order.count({ where: { cartId: cart.id } })).toBe(1);
    expect(await stockOf(product.id)).toEqual({ available: 29, reserved: 0 });
  });

  it('makes one order of 20 submissions of one cart with different keys', async () => {
    const product = await makeProduct(lab.db, 30);
    const cart = await makeCart(lab.db, [{ product }]);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => submit(cart)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes.filter((code) => code !== 'conflict' && code !== 'cart_empty')).toEqual([]);
    expect(await stockOf(product.id)).toEqual({ available: 29, reserved: 0 });
  });

  it('refuses a key that comes with another request or another cart', async () => {
    const product = await makeProduct(lab.db, 30);
    const cart = await makeCart(lab.db, [{ product }]);
    const other = await makeCart(lab.db, [{ product }]);
    const key = newUuid();
    const email = 'same@example.com';
    await submit(cart, { email }, key);
    await expect(submit(cart, { email, city: 'Dallas' }, key)).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
    await expect(submit(other, { email }, key)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(await lab.db.cart.findUnique({ where: { id: other.id } })).toMatchObject({ status: 'open' });
  });

  it('lets exactly one of two carts use a key that both send at once', async () => {
    const product = await makeProduct(lab.db, 30);
    const carts = await Promise.all([makeCart(lab.db, [{ product }]), makeCart(lab.db, [{ product }])]);
    const key = newUuid();
    const outcomes = await Promise.allSettled(carts.map((cart) => submit(cart, {}, key)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'idempotency_conflict' },
    });
  });
});

describe('races', () => {
  it('sells exactly 10 of 10 pieces to 200 customers at once', async () => {
    const product = await makeProduct(lab.db, 10);
    const carts = await Promise.all(Array.from({ length: 200 }, () => makeCart(lab.db, [{ product }])));
    const outcomes = await Promise.allSettled(carts.map((cart) => submit(cart)));
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(refusals.filter(({ code }) => code === 'out_of_stock')).toHaveLength(190);
    expect(refusals.every(({ facts }) => facts.productId === product.id && facts.available === 0)).toBe(true);
    expect(await stockOf(product.id)).toEqual({ available: 0, reserved: 0 });
    expect(await lab.db.order.count({ where: { items: { some: { productId: product.id } } } })).toBe(10);
  }, 120_000);

  it('does not deadlock when carts hold the same products in another order', async () => {
    const [a, b] = [await makeProduct(lab.db, 100), await makeProduct(lab.db, 100)];
    const carts = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        makeCart(
          lab.db,
          index % 2 === 0 ? [{ product: a }, { product: b }] : [{ product: b }, { product: a }],
        ),
      ),
    );
    const results = await Promise.all(carts.map((cart) => submit(cart)));
    expect(results.every(({ status }) => status === 201)).toBe(true);
    expect(await stockOf(a.id)).toEqual({ available: 60, reserved: 0 });
  }, 60_000);

  it('uses a coupon no more often than it may be, and gives the use of a failed order back', async () => {
    const product = await makeProduct(lab.db, 100);
    await lab.db.coupon.create({ data: { code: 'RACE5', kind: 'fixed', amountOffMinor: 1_000, maxUses: 5 } });
    const discounted = async () => {
      const cart = await makeCart(lab.db, [{ product }]);
      return { ...cart, totalMinor: cart.totalMinor - 1_000 };
    };
    const failing = await discounted();
    const used = () =>
      lab.db.coupon.findUniqueOrThrow({ where: { code: 'RACE5' } }).then((row) => row.usedCount);
    await expect(
      submit(failing, { couponCode: 'RACE5', card: CARDS.insufficientFunds }),
    ).rejects.toMatchObject({ code: 'payment_declined' });
    expect(await used()).toBe(0);
    const carts = await Promise.all(Array.from({ length: 20 }, discounted));
    const outcomes = await Promise.allSettled(carts.map((cart) => submit(cart, { couponCode: 'RACE5' })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['coupon_invalid']));
    expect(await used()).toBe(5);
  }, 60_000);
});
