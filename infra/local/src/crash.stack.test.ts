import { setTimeout as wait } from 'node:timers/promises';
import { createDatabase, type Database } from '@octo/shared/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStack } from './stack.mjs';
import { startCrowd } from './testing/shop-load';

// The shop is killed without warning, again and again, while customers buy. Afterwards every order must be settled,
// every charge must belong to exactly one paid order, and every piece must be accounted for.

const KILLS = 20;
const STOCK = 5_000;
const CARDS = [
  '4242424242424242',
  '4242424242424242',
  '4111111111111111', // as the country decides
  '4000000200000000', // declined
  '4000001200000008', // charged, connection cut
  '4000001300000007', // not charged, connection cut
  '4000002100000007', // 500 although charged
  '4000003000000006', // slow
];

let stack: Awaited<ReturnType<typeof startStack>>;
let db: Database;

beforeAll(async () => {
  stack = await startStack({
    env: {
      LOG_LEVEL: 'error',
      CHECKOUT_RECOVERY_AFTER_MS: '2000',
      CHECKOUT_RECOVERY_INTERVAL_MS: '300',
      PAYMENT_TIMEOUT_MS: '1000',
      PAYMENT_PROVIDER_SLOW_MS: '500',
      PAYMENT_PROVIDER_SEED: 'crash',
      PAYMENT_PROVIDER_FAILURE_SCALE: '2',
    },
  });
  db = createDatabase({ url: stack.databaseUrl, applicationName: 'crash-test', poolMax: 2 });
});

afterAll(async () => {
  await db?.$disconnect();
  await stack?.stop();
});

async function chooseProduct() {
  const product = await db.product.findFirstOrThrow({
    where: { isActive: true, priceMinor: { lt: 400_000 } },
    orderBy: { id: 'asc' },
    select: { id: true, priceMinor: true, stock: { select: { available: true } } },
  });
  const delta = STOCK - (product.stock?.available ?? 0);
  await db.stockLevel.update({ where: { productId: product.id }, data: { available: { increment: delta } } });
  await db.stockMovement.create({
    data: { productId: product.id, kind: 'adjustment', availableDelta: delta, reason: 'crash test' },
  });
  return product;
}

async function untilNothingIsOpen(): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const open = await db.payment.count({
      where: {
        status: { in: ['pending', 'voided'] },
        settledAt: null,
        order: { idempotencyKey: { not: null } },
      },
    });
    if (open === 0) return;
    if (Date.now() > deadline) throw new Error(`${open} payments are still open.`);
    await wait(200);
  }
}

interface ProviderCharge {
  readonly key: string;
  readonly status: string;
  readonly amountMinor: number;
  readonly orderReference: string | null;
}

it(`survives ${KILLS} kills under load: no order lost, none paid twice, no stock stranded`, async () => {
  const product = await chooseProduct();
  const pickCard = () => CARDS[Math.floor(Math.random() * CARDS.length)] ?? '4242424242424242';
  const crowd = startCrowd({ shopUrl: stack.shopUrl, size: 6, product, pickCard });
  for (let kill = 0; kill < KILLS; kill += 1) {
    // First the shop must sell again, however slow the machine; then it dies at a random moment.
    await crowd.untilMore(6);
    await wait(Math.random() * 1_000);
    await stack.killShop('SIGKILL');
    await stack.restartShop();
  }
  await crowd.leave();
  await untilNothingIsOpen();

  const orders = await db.order.findMany({
    where: { idempotencyKey: { not: null }, items: { some: { productId: product.id } } },
    select: { number: true, status: true, totalMinor: true, idempotencyKey: true, isStockHeld: true },
  });
  const byKey = new Map(orders.map((order) => [order.idempotencyKey, order]));
  const paid = orders.filter(({ status }) => status === 'paid');

  // What customers were told is what happened.
  const counts = { total: crowd.endings.length, repeated: 0, paid: 0, declined: 0, pending: 0 };
  for (const ending of crowd.endings) {
    const order = byKey.get(ending.key);
    if (ending.repetitions > 0) counts.repeated += 1;
    if (ending.status === 201) {
      counts.paid += 1;
      expect(order, ending.email).toMatchObject({ status: 'paid', number: ending.body.orderNumber });
    } else if (ending.status === 402) {
      counts.declined += 1;
      expect(order?.status, ending.email).toBe('failed');
    } else {
      counts.pending += 1;
      expect(ending, 'answers are paid, declined or being confirmed').toMatchObject({ status: 202 });
      expect(order, ending.email).toBeDefined();
    }
  }
  expect(orders).toHaveLength(crowd.endings.length);
  expect(orders.filter(({ status }) => status !== 'paid' && status !== 'failed')).toEqual([]);
  expect(counts.paid, JSON.stringify(counts)).toBeGreaterThan(KILLS);
  expect(counts.repeated, 'kills must hit customers in the middle').toBeGreaterThan(0);

  // Money: the provider's successful charges and our paid orders are the same set.
  const charges = (
    (await (await fetch(`${stack.providerUrl}/v1/charges`)).json()) as { items: ProviderCharge[] }
  ).items;
  const taken = charges.filter(({ status }) => status === 'succeeded');
  const fact = (reference: string | null, amountMinor: number) => `${reference} ${amountMinor}`;
  expect(taken.map((charge) => fact(charge.orderReference, charge.amountMinor)).sort()).toEqual(
    paid.map((order) => fact(order.number, order.totalMinor)).sort(),
  );

  // Stock: nothing is held, and levels equal the ledger.
  expect(orders.filter(({ isStockHeld }) => isStockHeld)).toEqual([]);
  const level = await db.stockLevel.findUniqueOrThrow({ where: { productId: product.id } });
  expect(level).toMatchObject({ available: STOCK - paid.length, reserved: 0 });
  const ledger = await db.stockMovement.aggregate({
    where: { productId: product.id, order: { idempotencyKey: { not: null } } },
    _sum: { availableDelta: true, reservedDelta: true },
  });
  expect(ledger._sum).toEqual({ availableDelta: -paid.length, reservedDelta: 0 });
}, 900_000);
