import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../testing';
import { createDatabase, type Database } from './client';
import { isUniqueViolation, translateDbError } from './errors';

let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'errors-test', poolMax: 1 });
});
afterAll(() => db.$disconnect());

const failureOf = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('this should have failed');
};

describe('translateDbError', () => {
  it.each([
    ['a raw query', (down: Database) => down.$queryRaw`/* test.one */ SELECT c.id FROM categories c`],
    ['a query of the client', (down: Database) => down.category.findFirst()],
    [
      'a transaction',
      (down: Database) =>
        down.$transaction((tx) => tx.$queryRaw`/* test.one */ SELECT c.id FROM categories c`),
    ],
  ])('says database_unavailable when %s cannot reach the server', async (_what, work) => {
    // Port 9 (discard) is never served on a developer's machine.
    const url = 'postgresql://nobody:x@127.0.0.1:9/none';
    const down = createDatabase({ url, applicationName: 'down', poolMax: 1, acquireTimeoutMs: 500 });
    const failure = await failureOf(() => work(down));
    expect(translateDbError(failure)).toMatchObject({ code: 'database_unavailable', cause: failure });
    await down.$disconnect();
  });

  it.each([
    [
      'a raw query',
      (up: Database) => up.$queryRaw`/* test.byName */ SELECT id FROM categories WHERE name = ${'a\u0000b'}`,
    ],
    ['a query of the client', (up: Database) => up.category.findFirst({ where: { name: 'a\u0000b' } })],
    ['a write', (up: Database) => up.category.create({ data: { slug: 'nul', name: 'a\u0000b' } })],
  ])('says validation_failed when %s holds text that cannot be stored', async (_what, work) => {
    expect(translateDbError(await failureOf(() => work(db)))).toMatchObject({ code: 'validation_failed' });
  });
});

describe('isUniqueViolation', () => {
  it('knows the refusal of a raw insert too', async () => {
    const insert = () =>
      db.$executeRaw`/* test.insert */ INSERT INTO categories (slug, name, position) VALUES ('twice', 'Twice', 1)`;
    await insert();
    expect(isUniqueViolation(await failureOf(insert))).toBe(true);
  });
});
