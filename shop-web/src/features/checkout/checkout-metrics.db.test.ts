import { newUuid } from '@octo/shared/ids';
import { recordMetrics } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { addItem } from '@/features/cart/add-item.service';
import { createPaymentGateway } from '@/features/payments/payment-gateway.service';
import { checkOut } from './checkout.service';
import { bodyFor, CARDS, type Lab, makeCart, makeProduct, openLab, visitor } from './testing/checkout-lab';

let lab: Lab;
const recorded = recordMetrics();
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://unused');
  vi.stubEnv('INTERNAL_SERVICE_KEY', 'a-key-for-tests-only');
});
beforeAll(async () => {
  lab = await openLab();
});
afterAll(async () => {
  await lab.close();
  await recorded.stop();
});

async function buy(card: string) {
  const product = await makeProduct(lab.db, 5);
  const cart = await makeCart(lab.db, [{ product }]);
  const body = bodyFor(cart, { card });
  // Patient: here it is not the point what a slow provider leads to.
  const gateway = createPaymentGateway({ baseUrl: lab.provider.url, timeoutMs: 10_000 });
  const deps = { ...lab.deps, gateway };
  return checkOut(visitor(lab.db, cart.token), { params: {}, query: {}, body }, newUuid(), deps);
}

/** Points as `name{label=value} value`; of histograms the count and the sum. */
async function take() {
  return (await recorded.take()).map(({ name, labels, value }) => {
    const shown = Object.entries(labels).map(([label, text]) => `${label}=${text}`);
    return {
      at: `${name}{${shown.join(',')}}`,
      value: typeof value === 'number' ? value : [value.count, value.sum],
    };
  });
}

it('a purchase is told by every metric that a purchase has', async () => {
  const product = await makeProduct(lab.db, 5);
  await addItem(visitor(lab.db, null), {
    params: {},
    query: {},
    body: { productId: product.id, quantity: 2 },
  });
  await buy(CARDS.approved);
  const points = await take();
  const told = Object.fromEntries(points.map(({ at, value }) => [at, value]));
  expect(told).toMatchObject({
    [`webstore.cart.additions{country=unknown,product_id=${product.id}}`]: 2,
    'shop.business.cart.additions{category=unknown}': 2,
    'shop.business.orders.created{source=web}': 1,
    'shop.business.order.value{source=web}': [1, 1_349],
    'shop.business.checkout.total{result=paid}': 1,
    'webstore.checkouts{country=US,payment_method=card,status=paid}': 1,
    'webstore.checkout.amount{country=US,payment_method=card}': [1, 1_349],
    'payments_processed_total{country=US,payment_method=card,status=succeeded}': 1,
    'payment_amount_usd{country=US,payment_method=card}': [1, 1_349],
    'app.checkout.count{}': 1,
  });
  const names = points.map(({ at }) => at);
  expect(names).toEqual(
    expect.arrayContaining([
      'webstore.payment.duration{country=US,payment_method=card}',
      'external_payment_provider_duration_seconds{operation=charge,status=succeeded}',
      'octo.circuit_breaker.state{service.peer.name=payment-provider}',
      // On the stand-ins of Oracle the same statement is another database's.
      expect.stringMatching(
        /^db\.client\.operation\.duration\{db\.system\.name=(?:postgresql|oracle\.db),db\.operation\.name=UPDATE,db\.collection\.name=carts\}$/i,
      ),
    ]),
  );
  const call = names.find((name) => name.startsWith('http.client.request.duration'));
  expect(call).toContain('http.request.method=POST');
  expect(call).toContain('http.response.status_code=201,service.peer.name=payment-provider');
});

it('a refused card and a cart that cannot be ordered are told apart', async () => {
  await expect(buy(CARDS.insufficientFunds)).rejects.toThrow();
  const body = bodyFor({ totalMinor: 1 });
  await expect(
    checkOut(visitor(lab.db, 'no-such-cart'), { params: {}, query: {}, body }, newUuid(), lab.deps),
  ).rejects.toThrow();
  const told = Object.fromEntries((await take()).map(({ at, value }) => [at, value]));
  expect(told).toMatchObject({
    'shop.business.checkout.total{result=failed}': 1,
    'shop.business.checkout.failures{reason=payment}': 1,
    'payments_processed_total{country=US,payment_method=card,status=refused}': 1,
    'webstore.checkouts{country=US,payment_method=card,status=failed}': 1,
    'shop.business.checkout.total{result=refused}': 1,
    'shop.business.checkout.failures{reason=cart_empty}': 1,
  });
  expect(told).not.toHaveProperty('payment_amount_usd{country=US,payment_method=card}');
});
