import { newUuid } from '@octo/shared/ids';
import { returnStock, transitionOrder } from '@octo/shared/orders';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getOrderByToken } from '@/features/orders/order-view.service';
import { refundPayment } from '@/features/payments/refund-payment.service';
import { checkOut } from './checkout.service';
import { bodyFor, CARDS, type Lab, makeCart, makeProduct, openLab, visitor } from './testing/checkout-lab';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function buy(card: string = CARDS.approved) {
  const product = await makeProduct(lab.db, 5);
  const cart = await makeCart(lab.db, [{ product, quantity: 2 }]);
  const body = bodyFor(cart, { card, email: `buyer-${newUuid()}@example.com` });
  await checkOut(visitor(lab.db, cart.token), { params: {}, query: {}, body }, newUuid(), lab.deps).catch(
    () => null,
  );
  const order = await lab.db.order.findFirstOrThrow({ where: { cartId: cart.id } });
  return { order, product };
}

const refund = (number: string, gateway = lab.gateway) =>
  refundPayment(
    visitor(lab.db, null),
    { params: { number }, query: {}, body: { reason: 'Customer asked' } },
    gateway,
  );

async function cancel(order: { readonly id: number }, productId: number) {
  const now = new Date();
  await lab.db.$transaction(async (tx) => {
    await transitionOrder(tx, { orderId: order.id, to: 'cancelled', actor: 'operator@octo.example', now });
    await returnStock(tx, [{ productId, quantity: 2 }], { orderId: order.id, now });
  });
}

describe('the public view of an order', () => {
  it('shows what the holder of the link may see, and nothing internal', async () => {
    const { order, product } = await buy();
    const view = await getOrderByToken(visitor(lab.db, null), order.publicToken);
    expect(view).toMatchObject({
      number: order.number,
      status: 'paid',
      isFinal: false,
      totalMinor: 254_900,
      contact: { name: 'Ada Pilot' },
      items: [{ name: product.name, quantity: 2, lineTotalMinor: 240_000 }],
      payment: { status: 'succeeded', brand: 'visa', last4: '4242', message: null },
      shipments: [],
    });
    expect(view.timeline.map(({ status }) => status)).toEqual(['pending', 'payment_pending', 'paid']);
    const text = JSON.stringify(view);
    expect(text).not.toContain(order.contactEmail);
    expect(text).not.toContain(order.idempotencyKey);
    expect(text).not.toMatch(/"(?:id|customerId|orderId|productId|actor|traceId|providerReference)"/);
  });

  it('says why a payment failed', async () => {
    const { order } = await buy(CARDS.insufficientFunds);
    const view = await getOrderByToken(visitor(lab.db, null), order.publicToken);
    expect(view).toMatchObject({
      status: 'failed',
      isFinal: true,
      payment: { status: 'declined', last4: '0000' },
    });
    expect(view.payment?.message).toContain('does not cover');
  });

  it.each(['', 'x', '\u0000\u0000', 'a'.repeat(32), "' OR 1=1 --"])(
    'knows no order for %j',
    async (token) => {
      await expect(getOrderByToken(visitor(lab.db, null), token)).rejects.toMatchObject({
        code: 'order_not_found',
      });
    },
  );
});

describe('refunding', () => {
  it('gives the money of a cancelled order back once, however often it is asked', async () => {
    const { order, product } = await buy();
    const before = await lab.provider.stats();
    await cancel(order, product.id);
    const answers = await Promise.all([refund(order.number), refund(order.number), refund(order.number)]);
    const expected = { number: order.number, outcome: 'refunded', refundedMinor: 254_900 };
    expect([...answers, await refund(order.number)]).toEqual([expected, expected, expected, expected]);
    const stats = await lab.provider.stats();
    expect(stats.takenMinor).toBe(before.takenMinor - 254_900);
    const after = await lab.db.order.findUniqueOrThrow({
      where: { id: order.id },
      include: { payments: true },
    });
    expect(after).toMatchObject({ status: 'refunded', payments: [{ status: 'refunded' }] });
    expect(after.payments[0]?.refundedAt).not.toBeNull();
  });

  it('refuses an order that is still wanted, and one that nobody knows', async () => {
    const { order } = await buy();
    await expect(refund(order.number)).rejects.toMatchObject({ code: 'transition_refused' });
    await expect(refund('OCTO-0000-0000')).rejects.toMatchObject({ code: 'order_not_found' });
  });

  it('has nothing to give back for an order that was never paid', async () => {
    const { order } = await buy(CARDS.insufficientFunds);
    expect(await refund(order.number)).toEqual({ number: order.number, outcome: 'none', refundedMinor: 0 });
  });

  it('changes nothing while the provider does not answer, and works later', async () => {
    const { order, product } = await buy();
    await cancel(order, product.id);
    const deaf = { ...lab.gateway, refund: async () => ({ kind: 'unclear', status: null }) as const };
    await expect(refund(order.number, deaf)).rejects.toMatchObject({ code: 'upstream_unavailable' });
    const refusing = {
      ...lab.gateway,
      refund: async () => ({ kind: 'refused', status: 409, code: 'not_refundable' }) as const,
    };
    await expect(refund(order.number, refusing)).rejects.toMatchObject({ code: 'upstream_failed' });
    expect((await lab.db.order.findUniqueOrThrow({ where: { id: order.id } })).status).toBe('cancelled');
    expect((await refund(order.number)).outcome).toBe('refunded');
  });
});
