import { createDatabase, type Database } from '@octo/shared/db';
import { decodeCursor } from '@octo/shared/pagination';
import { testDatabaseUrl } from '@octo/shared/testing';
import { addMs, MS } from '@octo/shared/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportOrders, listOrders } from './order-list.service';
import { ORDER_SORTS, type OrderListQuery, orderListQuery } from './orders.schema';
import { contextAs, makeOrder, makeProduct, NOON } from './testing/make-order';

let db: Database;
let productId: number;
const ORDERS = 110;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  // Read by config() on first use.
  process.env.DATABASE_URL = url;
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
  db = createDatabase({ url, applicationName: 'order-list-test', poolMax: 10 });
  productId = await makeProduct(db, 10_000);
  for (let first = 0; first < ORDERS; first += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, offset) => add(first + offset)));
  }
}, 120_000);
afterAll(() => db.$disconnect());

/** Orders come in groups of ten with the same instant, so that ties are decided by the id. */
function add(index: number) {
  return makeOrder(db, {
    productId,
    quantity: 1 + (index % 3),
    status: index % 2 === 0 ? 'paid' : 'delivered',
    placedAt: addMs(NOON, -Math.floor(index / 10) * MS.hour),
    name: index === 0 ? '100% Pure_Flight' : `Buyer ${index}`,
  });
}

const query = (changes: Partial<Record<keyof OrderListQuery, string>> = {}) => orderListQuery.parse(changes);
const list = (changes: Partial<Record<keyof OrderListQuery, string>> = {}, role = 'admin') =>
  listOrders(contextAs(db, role), query(changes));

describe('paging through orders', () => {
  it.each(ORDER_SORTS.flatMap((sort) => (['asc', 'desc'] as const).map((dir) => ({ sort, dir }))))(
    'by $sort $dir shows every order once, forwards and back',
    async ({ sort, dir }) => {
      const forwards: string[] = [];
      let page = await list({ sort, dir });
      expect(page.previousCursor).toBeNull();
      for (;;) {
        forwards.push(...page.items.map(({ number }) => number));
        if (!page.nextCursor) break;
        page = await list({ sort, dir, after: page.nextCursor });
      }
      expect(new Set(forwards).size).toBe(forwards.length);
      expect(forwards.length).toBe(await db.order.count());
      const backwards = page.items.map(({ number }) => number).toReversed();
      while (page.previousCursor) {
        page = await list({ sort, dir, before: page.previousCursor });
        backwards.push(...page.items.map(({ number }) => number).toReversed());
      }
      expect(backwards.toReversed()).toEqual(forwards);
    },
  );

  it('misses nothing and repeats nothing while orders arrive', async () => {
    const known = new Set(
      (await db.order.findMany({ select: { number: true } })).map(({ number }) => number),
    );
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await list(after ? { after } : {});
      seen.push(...page.items.map(({ number }) => number));
      after = page.nextCursor;
      await makeOrder(db, { productId, placedAt: addMs(NOON, MS.minute) });
      await makeOrder(db, { productId, placedAt: NOON });
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...known].filter((number) => !seen.includes(number))).toEqual([]);
  });

  it('refuses a cursor of another list', async () => {
    const { nextCursor } = await list();
    expect(decodeCursor(nextCursor ?? '')?.value).toMatch(/^2026-/);
    await expect(list({ sort: 'total', after: nextCursor ?? '' })).rejects.toMatchObject({
      code: 'validation_failed',
    });
  });
});

describe('filters', () => {
  const numbersOf = async (changes: Partial<Record<keyof OrderListQuery, string>>, role = 'admin') =>
    (await list(changes, role)).items;

  it('narrow by state, days, backlog and amount', async () => {
    expect((await numbersOf({ status: 'delivered' })).every(({ status }) => status === 'delivered')).toBe(
      true,
    );
    expect(await numbersOf({ from: '2026-03-02' })).toEqual([]);
    expect((await numbersOf({ to: '2026-02-28' })).length).toBe(0);
    const backlog = await numbersOf({ backlog: '1' });
    expect(backlog.length).toBeGreaterThan(0);
    expect(backlog.every(({ status, isBacklog }) => status === 'paid' && isBacklog)).toBe(true);
    expect(await numbersOf({ suspicious: '1' })).toEqual([]);
    expect(await numbersOf({ sync: 'failed' })).toEqual([]);
  });

  it('find by the beginning of a number, by name and by address, and take signs of LIKE literally', async () => {
    const [first] = await numbersOf({ q: '100% pure_flight' });
    expect(first?.contactName).toBe('100% Pure_Flight');
    expect(
      (await numbersOf({ q: first?.number.slice(0, 8).toLowerCase() })).map(({ number }) => number),
    ).toContain(first?.number);
    expect(await numbersOf({ q: first?.contactEmail })).toHaveLength(1);
    expect(await numbersOf({ q: '100%%' })).toEqual([]);
    expect(await numbersOf({ q: "'; DROP TABLE orders; --" })).toEqual([]);
  });

  it('keep addresses from roles that may not read customers', async () => {
    const [row] = await numbersOf({}, 'viewer');
    expect(row?.contactEmail).toMatch(/^.\*\*\*@mail\.example$/);
    expect(await numbersOf({ q: 'Buyer 1' }, 'viewer')).toEqual([]);
    expect(await numbersOf({ q: row?.number }, 'viewer')).toHaveLength(1);
  });

  it('are refused to nobody in particular only when signed in', async () => {
    await expect(listOrders(contextAs(db, null), query())).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('the export', () => {
  it('holds every matching order once and is written down', async () => {
    let text = '';
    for await (const part of await exportOrders(contextAs(db, 'analyst'), { status: 'paid' })) text += part;
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFNumber,/);
    expect(lines).toHaveLength(1 + (await db.order.count({ where: { status: 'paid' } })));
    expect(await db.auditLog.findFirst({ where: { action: 'order.export' } })).toMatchObject({
      details: { status: 'paid' },
    });
  });

  it.each(['support', 'viewer'])('is refused to %s', async (role) => {
    await expect(exportOrders(contextAs(db, role), {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
