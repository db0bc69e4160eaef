import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { addMs, MS } from '@octo/shared/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextAs, makeOrder, makeProduct, NOON } from '../orders/testing/make-order';
import { getDashboard } from './dashboard.service';

let db: Database;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  // Read by config() on first use.
  process.env.DATABASE_URL = url;
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
  db = createDatabase({ url, applicationName: 'dashboard-test', poolMax: 10 });
});
afterAll(() => db.$disconnect());

const ago = (ms: number) => addMs(NOON, -ms);

describe('the dashboard', () => {
  it('is all zeros on an empty database', async () => {
    const board = await getDashboard(contextAs(db, 'viewer'));
    expect(board.numbers).toEqual({
      orders: { now: 0, before: 0 },
      revenueMinor: { now: 0, before: 0 },
      averageMinor: { now: 0, before: 0 },
      paidShare: { now: null, before: null },
      failedPayments: { now: 0, before: 0 },
    });
    expect(board.work).toEqual({ backlog: 0, suspicious: 0, toProcess: 0, toShip: 0, lowStock: 0 });
    expect(board.days.map(({ orders }) => orders)).toEqual(Array(14).fill(0));
    expect(board.days.at(-1)?.day).toBe('2026-03-01');
  });

  it('counts what happened, and only that', async () => {
    const productId = await makeProduct(db, 24);
    const order = (placedAt: Date, status: string, quantity = 1) =>
      makeOrder(db, { productId, placedAt, status, quantity });
    await order(ago(MS.minute), 'paid');
    await order(ago(2 * MS.hour), 'processing', 3);
    await order(ago(3 * MS.hour), 'refunded');
    await order(ago(24 * MS.hour + 1), 'delivered', 2);
    await order(ago(48 * MS.hour + 1), 'delivered');
    const failed = await order(ago(4 * MS.hour), 'failed');
    await db.order.update({ where: { id: failed.id }, data: { paidAt: null } });
    await db.payment.updateMany({ where: { orderId: failed.id }, data: { status: 'declined' } });

    const { numbers, work, days, latest, low } = await getDashboard(contextAs(db, 'viewer'));
    expect(numbers).toEqual({
      orders: { now: 4, before: 1 },
      revenueMinor: { now: 40_000, before: 20_000 },
      averageMinor: { now: 20_000, before: 20_000 },
      paidShare: { now: 0.75, before: 1 },
      failedPayments: { now: 1, before: 0 },
    });
    expect(work).toEqual({ backlog: 1, suspicious: 0, toProcess: 1, toShip: 1, lowStock: 1 });
    expect(days.slice(-3).map(({ orders, revenueMinor }) => [orders, revenueMinor])).toEqual([
      [1, 10_000],
      [1, 20_000],
      [4, 40_000],
    ]);
    expect(latest.map(({ status }) => status).slice(0, 2)).toEqual(['paid', 'processing']);
    expect(low).toMatchObject([{ id: productId, available: 15, threshold: 20 }]);
  });

  it('shows background jobs as their leases tell', async () => {
    await db.jobLease.create({
      data: { name: 'order-sync', lastOutcome: 'failed', lastMessage: 'shop is down', lastFinishedAt: NOON },
    });
    await db.jobLease.create({ data: { name: 'sweep', holder: 'me', leaseUntil: addMs(NOON, 1) } });
    expect((await getDashboard(contextAs(db, 'viewer'))).jobs).toMatchObject([
      { name: 'order-sync', isRunning: false, lastOutcome: 'failed', lastMessage: 'shop is down' },
      { name: 'sweep', isRunning: true },
    ]);
  });

  it('is for signed-in operators', async () => {
    await expect(getDashboard(contextAs(db, null))).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(getDashboard(contextAs(db, 'root'))).rejects.toMatchObject({ code: 'forbidden' });
  });
});
