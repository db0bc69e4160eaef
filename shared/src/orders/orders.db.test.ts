import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database, withTransaction } from '../db';
import { testDatabaseUrl } from '../testing';
import { adjustStock, commitStock, recordReservation, releaseStock, takeStock } from './stock';
import { transitionOrder } from './transition';

const now = new Date('2026-03-01T12:00:00Z');
let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'orders-test', poolMax: 20 });
});
afterAll(() => db.$disconnect());

async function makeProduct(available: number) {
  const unique = crypto.randomUUID().slice(0, 8);
  const category = await db.category.create({ data: { slug: `c-${unique}`, name: `Category ${unique}` } });
  const product = await db.product.create({
    data: {
      sku: `T-${unique}`,
      slug: `t-${unique}`,
      name: 'Test drone',
      specs: [],
      artwork: {},
      categoryId: category.id,
      priceMinor: 10_000,
    },
  });
  await db.stockLevel.create({ data: { productId: product.id, available } });
  await db.stockMovement.create({
    data: { productId: product.id, kind: 'opening', availableDelta: available, createdAt: now },
  });
  return product.id;
}

async function makeOrder(status = 'payment_pending') {
  const unique = crypto.randomUUID();
  return db.order.create({
    data: {
      number: unique.slice(0, 18),
      publicToken: unique,
      status,
      subtotalMinor: 0,
      totalMinor: 0,
      contactEmail: 'a@b.example',
      contactName: 'A',
      shipLine1: '1 Road',
      shipCity: 'Town',
      shipPostalCode: '1',
      shipCountry: 'DE',
      customer: { create: { email: `${unique}@b.example`, name: 'A' } },
    },
    select: { id: true },
  });
}

async function ledger(productId: number) {
  const sum = await db.stockMovement.aggregate({
    where: { productId },
    _sum: { availableDelta: true, reservedDelta: true },
  });
  const level = await db.stockLevel.findUniqueOrThrow({ where: { productId } });
  return { level, sums: { available: sum._sum.availableDelta, reserved: sum._sum.reservedDelta } };
}

describe('stock', () => {
  it('is never sold twice when many buyers race for the last pieces', async () => {
    const productId = await makeProduct(5);
    const orders = await Promise.all(Array.from({ length: 30 }, () => makeOrder('pending')));
    const attempts = await Promise.allSettled(
      orders.map(({ id }) =>
        withTransaction(db, async (tx) => {
          const lines = [{ productId, quantity: 1 }];
          await takeStock(tx, lines, now);
          await recordReservation(tx, lines, { orderId: id, now });
        }),
      ),
    );
    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused).toHaveLength(25);
    for (const attempt of refused)
      expect(attempt).toMatchObject({ reason: { code: 'out_of_stock', facts: { productId } } });
    const { level, sums } = await ledger(productId);
    expect(level).toMatchObject({ available: 0, reserved: 5 });
    expect(sums).toEqual({ available: 0, reserved: 5 });
  });

  it('settles an order once: a second commit or release is refused by the ledger', async () => {
    const productId = await makeProduct(3);
    const { id: orderId } = await makeOrder();
    const lines = [{ productId, quantity: 2 }];
    await withTransaction(db, async (tx) => {
      await takeStock(tx, lines, now);
      await recordReservation(tx, lines, { orderId, now });
    });
    await withTransaction(db, (tx) => commitStock(tx, lines, { orderId, now }));
    await expect(withTransaction(db, (tx) => commitStock(tx, lines, { orderId, now }))).rejects.toMatchObject(
      { code: 'P2002' },
    );
    // Releasing after the commit would make reserved negative: the database itself refuses.
    await expect(withTransaction(db, (tx) => releaseStock(tx, lines, { orderId, now }))).rejects.toThrow();
    const { level, sums } = await ledger(productId);
    expect(level).toMatchObject({ available: 1, reserved: 0 });
    expect(sums).toEqual({ available: 1, reserved: 0 });
  });

  it('cannot be adjusted below zero and says how much is there', async () => {
    const productId = await makeProduct(3);
    const input = { productId, reason: 'count', actorUserId: 1, now };
    await expect(adjustStock(db, { ...input, delta: -4 })).rejects.toMatchObject({
      code: 'stock_below_zero',
      facts: { available: 3 },
    });
    await adjustStock(db, { ...input, delta: -3 });
    await expect(adjustStock(db, { ...input, productId: 2_000_000_000, delta: 1 })).rejects.toMatchObject({
      code: 'product_not_found',
    });
    expect((await ledger(productId)).sums).toEqual({ available: 0, reserved: 0 });
  });
});

describe('order transitions', () => {
  const move = (orderId: number, to: 'paid' | 'failed' | 'processing' | 'shipped') =>
    withTransaction(db, (tx) => transitionOrder(tx, { orderId, to, actor: 'system', now }));

  it('let one of two opposite outcomes win, whatever the timing', async () => {
    const { id } = await makeOrder();
    const results = await Promise.allSettled([
      move(id, 'paid'),
      move(id, 'failed'),
      move(id, 'paid'),
      move(id, 'failed'),
    ]);
    const { status } = await db.order.findUniqueOrThrow({ where: { id } });
    expect(['paid', 'failed']).toContain(status);
    expect(
      results.filter((result) => result.status === 'fulfilled' && result.value === 'changed'),
    ).toHaveLength(1);
    expect(await db.orderStatusEvent.findMany({ where: { orderId: id } })).toMatchObject([
      { fromStatus: 'payment_pending', toStatus: status },
    ]);
  });

  it('repeat without effect and refuse what the table does not allow', async () => {
    const { id } = await makeOrder('paid');
    await expect(move(id, 'paid')).resolves.toBe('no_op');
    await expect(move(id, 'shipped')).rejects.toMatchObject({
      code: 'transition_refused',
      facts: { from: 'paid', to: 'shipped' },
    });
    await expect(move(2_000_000_000, 'paid')).rejects.toMatchObject({ code: 'order_not_found' });
    expect(await db.orderStatusEvent.count({ where: { orderId: id } })).toBe(0);
  });
});
