import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SyncedOrder } from '@octo/shared/contracts';
import { createDatabase, type Database } from '@octo/shared/db';
import { encodeCursor } from '@octo/shared/pagination';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncOrders } from './sync-orders.service';

const SERVICE_KEY = 'test-service-key-0123456789';
const PLACED = '2026-03-01T10:00:00.000Z';

let db: Database;
let feed: Server;
let feedUrl: string;
/** What the shop's feed serves; a real HTTP peer that speaks the contract. */
let orders: SyncedOrder[] = [];
let answersWith = 200;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'sync-test', poolMax: 10 });
  const category = await db.category.create({ data: { slug: 'racing', name: 'Racing' } });
  await db.product.create({
    data: {
      sku: 'T-1',
      slug: 't-1',
      name: 'Racer',
      specs: [],
      artwork: {},
      categoryId: category.id,
      priceMinor: 10_000,
    },
  });
  feed = createServer((request, response) => {
    const isKnown = request.headers['x-internal-service-key'] === SERVICE_KEY;
    const status = isKnown ? answersWith : 401;

    const items = orders;
    const last = items.at(-1);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        items,
        nextCursor: last ? encodeCursor({ id: last.sourceOrderId, value: last.updatedAt }) : null,
        hasMore: false,
      }),
    );
  });
  await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve));
  feedUrl = `http://127.0.0.1:${(feed.address() as AddressInfo).port}`;
});
afterAll(async () => {
  feed.close();
  await db.$disconnect();
});
beforeEach(async () => {
  answersWith = 200;
  orders = [];
  await db.orderSyncAudit.deleteMany();
});

function syncedOrder(sourceOrderId: number, changes: Partial<SyncedOrder> = {}): SyncedOrder {
  return {
    sourceSystem: 'octo-drone-shop',
    sourceOrderId,
    number: `OCTO-TEST-${sourceOrderId}`,
    publicToken: `token-of-order-${sourceOrderId}`,
    status: 'paid',
    paymentMethod: 'card',
    currency: 'USD',
    subtotalMinor: 10_000,
    discountMinor: 0,
    shippingMinor: 14_900,
    totalMinor: 24_900,
    couponCode: null,
    placedAt: PLACED,
    updatedAt: PLACED,
    traceId: null,
    customer: { email: `  Buyer${sourceOrderId}@Example.com `.trim(), name: 'Buyer', phone: null },
    shipTo: { line1: '1 Road', line2: null, city: 'Bonn', region: null, postalCode: '53111', country: 'DE' },
    items: [{ sku: 'T-1', name: 'Racer', quantity: 1, unitPriceMinor: 10_000 }],
    ...changes,
  };
}

/** An order as the shop writes it into the shared table. */
async function placeInSharedTable(sourceOrderId: number) {
  const order = syncedOrder(sourceOrderId);
  await db.order.create({
    data: {
      number: order.number,
      publicToken: order.publicToken,
      status: 'paid',
      subtotalMinor: 10_000,
      shippingMinor: 14_900,
      totalMinor: 24_900,
      contactEmail: order.customer.email,
      contactName: 'Buyer',
      shipLine1: '1 Road',
      shipCity: 'Bonn',
      shipPostalCode: '53111',
      shipCountry: 'DE',
      sourceSystem: order.sourceSystem,
      sourceOrderId,
      placedAt: PLACED,
      updatedAt: PLACED,
      customer: { create: { email: order.customer.email.toLowerCase(), name: 'Buyer' } },
    },
  });
  return order;
}

const run = (now = '2026-03-01T10:05:00Z', cursor: string | null = null) =>
  syncOrders(
    db,
    { shopBaseUrl: feedUrl, serviceKey: SERVICE_KEY, backlogAgeMinutes: 30 },
    { cursor, now: () => new Date(now) },
  );

describe('order sync', () => {
  it('recognises orders that are already in the shared table and never copies them', async () => {
    orders = [await placeInSharedTable(101), await placeInSharedTable(102)];
    const before = await db.order.count();
    await expect(run()).resolves.toMatchObject({ message: expect.stringContaining('2 recognised') });
    expect(await db.order.count()).toBe(before);
    const row = await db.order.findFirstOrThrow({ where: { sourceOrderId: 101 } });
    expect(row).toMatchObject({
      syncStatus: 'synced',
      sourceCustomerEmail: 'buyer101@example.com',
      syncError: null,
    });
    expect(row.updatedAt.toISOString()).toBe(PLACED);
    expect(await db.orderSyncAudit.count({ where: { syncStatus: 'synced' } })).toBe(2);
  });

  it('changes nothing when it runs again', async () => {
    orders = [await placeInSharedTable(111)];
    const { cursor } = await run();
    const rows = await db.order.findMany({ orderBy: { id: 'asc' } });
    const audits = await db.orderSyncAudit.count();
    await expect(run('2026-03-01T10:06:00Z', cursor)).resolves.toMatchObject({
      message: expect.stringMatching(/^0 recognised, 0 updated, 0 created, 1 unchanged, 0 failed; 0 backlog/),
      cursor,
    });
    expect(await db.order.findMany({ orderBy: { id: 'asc' } })).toEqual(rows);
    expect(await db.orderSyncAudit.count()).toBe(audits);
  });

  it('creates an order of another database once, linked to its customer by normalised e-mail', async () => {
    const { id: customerId } = await db.customer.create({
      data: { email: 'buyer121@example.com', name: 'Edited by people' },
    });
    orders = [syncedOrder(121, { customer: { email: 'Buyer121@Example.COM', name: 'Other', phone: null } })];
    await run();
    await run();
    const rows = await db.order.findMany({
      where: { sourceOrderId: 121 },
      include: { items: true, customer: true },
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      customerId,
      customer: { name: 'Edited by people' },
      items: [{ sku: 'T-1', quantity: 1 }],
    });
  });

  it('keeps one bad order from stopping the others and writes down why', async () => {
    orders = [
      syncedOrder(131, { items: [{ sku: 'NO-SUCH', name: 'x', quantity: 1, unitPriceMinor: 10_000 }] }),
      syncedOrder(132),
    ];
    await expect(run()).resolves.toMatchObject({
      message: expect.stringContaining('1 created, 0 unchanged, 1 failed'),
    });
    expect(await db.orderSyncAudit.findMany({ where: { sourceOrderId: 131 } })).toMatchObject([
      { syncStatus: 'failed', message: 'Product NO-SUCH does not exist here.' },
    ]);
    expect(await db.order.count({ where: { sourceOrderId: { in: [131, 132] } } })).toBe(1);
  });

  it('marks the backlog by age without touching the feed position of the order', async () => {
    orders = [await placeInSharedTable(141)];
    await run('2026-03-01T10:29:00Z');
    const status = async () =>
      (await db.order.findFirstOrThrow({ where: { sourceOrderId: 141 } })).backlogStatus;
    expect(await status()).toBe('current');
    await run('2026-03-01T10:31:00Z');
    expect(await status()).toBe('backlog');
    await db.order.updateMany({
      where: { sourceOrderId: 141 },
      data: { status: 'cancelled', updatedAt: PLACED },
    });
    orders = [];
    await run('2026-03-01T10:32:00Z');
    expect(await status()).toBe('current');
  });

  it('fails clearly when the shop refuses the key or answers nonsense', async () => {
    await expect(
      syncOrders(
        db,
        { shopBaseUrl: feedUrl, serviceKey: 'another-key-0123456789', backlogAgeMinutes: 30 },
        { cursor: null, now: () => new Date() },
      ),
    ).rejects.toMatchObject({ code: 'upstream_failed', facts: { status: 401 } });
    orders = [{ ...syncedOrder(151), status: 5 as unknown as string }];
    await expect(run()).rejects.toMatchObject({
      code: 'upstream_failed',
      detail: 'octo-drone-shop broke its contract.',
    });
    expect(await db.order.count({ where: { sourceOrderId: 151 } })).toBe(0);
  });
});
