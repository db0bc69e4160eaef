import { listOrdersForSync } from '@octo/shared/contracts';
import { createDatabase, type Database } from '@octo/shared/db';
import { decodeCursor, encodeCursor } from '@octo/shared/pagination';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShopContext } from '@/context';
import { listOrders } from './order-feed.service';

const BASE = Date.parse('2026-03-01T12:00:00Z');
let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'feed-test', poolMax: 5 });
  const customer = await db.customer.create({ data: { email: 'a@b.example', name: 'A' } });
  // Ten orders in pairs of equal update time, so that the id has to break the tie.
  for (let index = 1; index <= 10; index += 1) {
    await db.order.create({
      data: {
        number: `OCTO-FEED-${index}`,
        publicToken: `token-of-order-${index}`,
        customerId: customer.id,
        subtotalMinor: 0,
        totalMinor: 0,
        contactEmail: 'a@b.example',
        contactName: 'A',
        shipLine1: '1 Road',
        shipCity: 'Bonn',
        shipPostalCode: '53111',
        shipCountry: 'DE',
        sourceSystem: index === 10 ? 'enterprise-crm' : 'octo-drone-shop',
        sourceOrderId: index,
        updatedAt: new Date(BASE + Math.floor(index / 2) * 1_000),
      },
    });
  }
});
afterAll(() => db.$disconnect());

const contextOf = (caller: ShopContext['caller']) =>
  ({
    db,
    caller,
    now: () => new Date(),
    cartToken: null,
    customer: async () => null,
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
  }) as ShopContext;

const read = (query: Record<string, unknown>, caller: ShopContext['caller'] = 'service') =>
  listOrders(contextOf(caller), { params: {}, query: listOrdersForSync.query.parse(query), body: {} });

describe('the order feed', () => {
  it('walks through every order of this shop once, oldest change first', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    for (let hasMore = true; hasMore; ) {
      const page = await read({ limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((order) => order.sourceOrderId));
      cursor = page.nextCursor ?? cursor;
      hasMore = page.hasMore;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('brings an order again after it changed', async () => {
    const end = (await read({ limit: 200 })).nextCursor ?? '';
    expect((await read({ cursor: end })).items).toEqual([]);
    await db.order.updateMany({
      where: { sourceSystem: 'octo-drone-shop', sourceOrderId: 3 },
      data: { status: 'cancelled', updatedAt: new Date(BASE + 60_000) },
    });
    expect((await read({ cursor: end })).items).toMatchObject([{ sourceOrderId: 3, status: 'cancelled' }]);
  });

  it('is for services only and refuses foreign cursors', async () => {
    await expect(read({}, 'visitor')).rejects.toMatchObject({ code: 'invalid_service_key' });
    const cursor = encodeCursor({ id: 1, value: 'not a date' });
    expect(decodeCursor(cursor)).not.toBeNull();
    await expect(read({ cursor })).rejects.toMatchObject({ code: 'validation_failed' });
    expect(listOrdersForSync.query.safeParse({ limit: 201 }).success).toBe(false);
    expect(listOrdersForSync.query.safeParse({ offset: 5 }).success).toBe(false);
  });
});
