import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database, withTransaction } from '../db';
import { deferred, testDatabaseUrl } from '../testing';
import { claimEvents } from './claim';
import { backoffMs, type Deliver, dispatchDue, startDispatcher } from './dispatcher';
import { enqueueEvent } from './outbox';

const start = new Date('2026-03-01T12:00:00Z');
let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'events-test', poolMax: 20 });
});
afterAll(() => db.$disconnect());
beforeEach(() => db.outboxEvent.deleteMany());

const enqueue = (aggregateId: number, now = start) =>
  enqueueEvent(db, {
    type: 'order.placed',
    aggregateType: 'order',
    aggregateId,
    destination: 'enterprise-crm-portal',
    payload: { orderId: aggregateId },
    now,
  });

const dispatch = (deliver: Deliver, now = start) =>
  dispatchDue({ db, destination: 'enterprise-crm-portal', deliver, clock: () => now });

describe('outbox', () => {
  it('forgets an event whose transaction rolls back', async () => {
    await expect(
      withTransaction(db, async (tx) => {
        await enqueueEvent(tx, {
          type: 'order.placed',
          aggregateType: 'order',
          aggregateId: 1,
          destination: 'enterprise-crm-portal',
          payload: {},
          now: start,
        });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await db.outboxEvent.count()).toBe(0);
  });

  it('gives each event to one of many claimers', async () => {
    for (let id = 1; id <= 40; id += 1) await enqueue(id);
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        claimEvents(db, { destination: 'enterprise-crm-portal', limit: 10, visibilityMs: 1_000, now: start }),
      ),
    );
    const ids = claims.flat().map((event) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
    // Every row may be skipped by a claimer that met a lock, but a second round finds the rest.
    const rest = await claimEvents(db, {
      destination: 'enterprise-crm-portal',
      limit: 40,
      visibilityMs: 1_000,
      now: start,
    });
    expect(ids.length + rest.length).toBe(40);
  });

  it('delivers a batch in order, once', async () => {
    await enqueue(1);
    await enqueue(2);
    const seen: string[][] = [];
    const deliver: Deliver = async (events) => {
      seen.push(events.map((event) => event.aggregateId));
    };
    expect(await dispatch(deliver)).toBe(2);
    expect(await dispatch(deliver)).toBe(0);
    expect(seen).toEqual([['1', '2']]);
  });

  it('tries again later after a failure and gives up in the end', async () => {
    await enqueue(1);
    const fail: Deliver = () => Promise.reject(new Error('receiver is down'));
    expect(await dispatch(fail)).toBe(0);
    const [row] = await db.outboxEvent.findMany();
    expect(row).toMatchObject({ status: 'pending', attempts: 1, lastError: 'receiver is down' });
    expect(row?.availableAt.getTime()).toBe(start.getTime() + backoffMs(1));
    await db.outboxEvent.updateMany({ data: { attempts: 11, availableAt: start } });
    await dispatch(fail);
    expect(await db.outboxEvent.findMany()).toMatchObject([{ status: 'dead', attempts: 12 }]);
  });

  it('comes back after the process that took it died', async () => {
    await enqueue(1);
    const take = (now: Date) =>
      claimEvents(db, { destination: 'enterprise-crm-portal', limit: 10, visibilityMs: 1_000, now });
    expect(await take(start)).toHaveLength(1);
    expect(await take(start)).toHaveLength(0);
    expect(await take(new Date(start.getTime() + 1_001))).toMatchObject([{ attempts: 2 }]);
  });

  it('is delivered at once when the dispatcher is kicked', async () => {
    const { promise, resolve } = deferred<string>();
    const dispatcher = startDispatcher({
      db,
      destination: 'enterprise-crm-portal',
      deliver: async ([event]) => resolve(event?.aggregateId ?? ''),
      pollMs: 600_000,
    });
    await enqueue(7);
    dispatcher.kick();
    await expect(promise).resolves.toBe('7');
    await dispatcher.stop();
    expect(await db.outboxEvent.findMany()).toMatchObject([{ status: 'delivered' }]);
  });
});
