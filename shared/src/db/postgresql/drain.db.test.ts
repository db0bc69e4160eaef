import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../testing';
import { createDatabase, type Database } from '../client';
import { translateDbError } from '../errors';
import { drainPools, poolFigures } from '../pool-registry';

let db: Database;
beforeEach(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'drain', poolMax: 2 });
  await db.$connect();
});
afterEach(() => db.$disconnect().catch(() => undefined));

// Started at once: a query of the client alone starts when it is awaited.
const statement = async (seconds: number) =>
  await db.$queryRaw<
    { done: number }[]
  >`/* test.sleep */ SELECT 1 AS done FROM (SELECT pg_sleep(${seconds})) slow`;

/** Resolves when the statement has its connection. */
const taken = async () => {
  while (!poolFigures().some(({ used }) => used === 1)) await new Promise(setImmediate);
};

describe('draining', () => {
  it('lets a running statement end, then closes, and later work gets a 503', async () => {
    const running = statement(0.4);
    await taken();
    await drainPools(5);
    expect(await running).toEqual([{ done: 1 }]);
    expect(poolFigures()).toEqual([]);
    const failure = await statement(0).then(
      () => null,
      (error: unknown) => error,
    );
    expect(translateDbError(failure)).toMatchObject({ code: 'database_unavailable' });
  });

  it('lets the process write what it has in memory after the last request, before the pools close', async () => {
    const running = statement(0.2);
    await taken();
    const order: string[] = [];
    const request = running.then(() => order.push('request'));
    await drainPools(5, async () => {
      order.push((await statement(0)).length === 1 ? 'last work' : 'nothing');
    });
    await request;
    expect(order).toEqual(['request', 'last work']);
    expect(poolFigures()).toEqual([]);
  });

  it('waits no longer than it was told', async () => {
    const running = statement(2);
    let isDone = false;
    void running.then(() => {
      isDone = true;
    });
    await taken();
    await drainPools(0.3);
    expect(isDone).toBe(false);
    expect(await running).toEqual([{ done: 1 }]);
  });
});
