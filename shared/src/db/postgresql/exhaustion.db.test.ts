import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databaseSettings } from '../../config';
import { testDatabaseUrl } from '../../testing';
import { createDatabase, type Database, openDatabase } from '../client';
import { translateDbError } from '../errors';
import { poolFigures } from '../pool-registry';
import { pingDatabase } from '../transaction';

let db: Database;
beforeAll(async () => {
  db = createDatabase({
    url: await testDatabaseUrl(),
    applicationName: 'exhausted',
    poolMax: 1,
    acquireTimeoutMs: 500,
  });
  // The first connection may take longer on a busy machine than a request may wait here.
  for (let isOpen = false; !isOpen; ) {
    isOpen = await pingDatabase(db).then(
      () => true,
      () => false,
    );
  }
});
afterAll(() => db.$disconnect());

const figures = () => poolFigures().find(({ name }) => name === 'exhausted');

/** Holds the only connection while `work` runs. */
async function whileExhausted<T>(work: () => Promise<T>): Promise<T> {
  let result!: T;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`/* test.one */ SELECT 1 AS one`;
    result = await work();
  });
  return result;
}

describe('a pool without a free connection', () => {
  it.each([
    ['a query of the client', () => db.category.findFirst()],
    ['a raw query', () => db.$queryRaw`/* test.one */ SELECT 1 AS one`],
    ['a transaction', () => db.$transaction((tx) => tx.category.findFirst())],
  ])('answers %s with database_unavailable and a time to come back', async (_what, call) => {
    const failure = await whileExhausted(() =>
      call().then(
        () => null,
        (error: unknown) => error,
      ),
    );
    expect(translateDbError(failure)).toMatchObject({ code: 'database_unavailable', retryAfterSeconds: 5 });
  });

  it('shows itself in the figures', async () => {
    const before = figures()?.timeouts ?? 0;
    const held = await whileExhausted(async () => {
      const waiting = db.category.findFirst().catch(() => null);
      await new Promise(setImmediate);
      const now = figures();
      await waiting;
      return now;
    });
    expect(held).toMatchObject({ min: 0, max: 1, used: 1, idle: 0, pending: 1 });
    expect(figures()).toMatchObject({ used: 0, idle: 1, pending: 0, timeouts: before + 1 });
  });
});

it('a statement that takes longer than it may is ended by the server, with the same answer', async () => {
  const settings = z.object(databaseSettings).parse({
    DATABASE_URL: await testDatabaseUrl(),
    DATABASE_CALL_TIMEOUT_MS: '100',
  });
  const hurried = openDatabase('shop-security', { ...settings, DEPLOYMENT_ENVIRONMENT: 'test' });
  const failure =
    await hurried.$queryRaw`/* test.sleep */ SELECT 1 AS done FROM (SELECT pg_sleep(20)) slow`.then(
      () => null,
      (error: unknown) => error,
    );
  await hurried.$disconnect();
  expect(translateDbError(failure)).toMatchObject({ code: 'database_unavailable', retryAfterSeconds: 5 });
});
