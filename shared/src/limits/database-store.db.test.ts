import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../db';
import { testDatabaseUrl } from '../testing';
import { databaseStore } from './database-store';

let db: Database;
beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'limits-test', poolMax: 8 });
});
afterAll(() => db.$disconnect());

const key = { policy: 'login', keyHash: 'a'.repeat(64), window: 100, windowSeconds: 300 };

describe('counts in the database', () => {
  it('lose no request when replicas count side by side', async () => {
    const store = databaseStore(db);
    const totals = await Promise.all(Array.from({ length: 40 }, () => store.add(key, 1)));
    expect(totals.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await store.read(key)).toBe(40);
    expect(await store.read({ ...key, window: 99 })).toBe(0);
  });

  it('are forgotten when their window is long over', async () => {
    const store = databaseStore(db);
    await store.add({ ...key, window: 200 }, 3);
    await store.forget(new Date(150 * 300_000));
    expect(await store.read(key)).toBe(0);
    expect(await store.read({ ...key, window: 200 })).toBe(3);
  });
});
