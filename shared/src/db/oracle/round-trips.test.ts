import oracledb from 'oracledb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrismaClient } from '../generated/client';
import { PrismaOracle } from './adapter';
import { CATALOGUE } from './catalogue/generated';
import { fakeOracle } from './testing/fake-impl';
import {
  driverError,
  type FakeAnswer,
  type FakeCall,
  type FakeColumn,
  type FakeServer,
} from './testing/fake-server';

const NOW = new Date('2026-02-03T04:05:06.789Z');

/** A value of the right type for any column of a table, by what the catalogue says of it. */
function anyValue(
  table: string,
  column: string,
): { readonly type: oracledb.DbType; readonly value: unknown } {
  const found = Object.values(CATALOGUE[table.toLowerCase()]?.columns ?? {}).find(
    ({ oracleName }) => oracleName === column,
  );
  switch (found?.scalar) {
    case 'string':
      return { type: oracledb.DB_TYPE_VARCHAR, value: 'a' };
    case 'datetime':
      return { type: oracledb.DB_TYPE_TIMESTAMP_LTZ, value: NOW };
    case 'json':
      return { type: oracledb.DB_TYPE_CLOB, value: '{"a":1}' };
    default:
      return { type: oracledb.DB_TYPE_NUMBER, value: '1' };
  }
}

/** The select list, as table and column of each item. */
const ITEM = /(?:"(\w+)"\.)?"(\w+)"(?= ?(?:,|FROM|AS))/g;

function selected(text: string): FakeAnswer {
  const columns: FakeColumn[] = [];
  const row: unknown[] = [];
  const list = text.slice(0, text.indexOf(' FROM ') + 6);
  const from = / FROM "(\w+)"/.exec(text)?.[1] ?? '';
  for (const [, table = from, column = ''] of list.matchAll(ITEM)) {
    const { type, value } = anyValue(table, column);
    columns.push({ name: column, type });
    row.push(value);
  }
  if (columns.length === 0) return { columns: [{ name: 'N', type: oracledb.DB_TYPE_NUMBER }], rows: [['1']] };
  return { columns, rows: [row] };
}

/** Out-binds with a value for each, as RETURNING (arrays) or a block (single values) gives them. */
function returned({ text, binds, isMany, iterations }: FakeCall): FakeAnswer {
  const isBlock = /^(?:\/\*.*?\*\/ )?(?:BEGIN|DECLARE)/.test(text);
  const table = /(?:INTO|UPDATE|FROM) "(\w+)"/.exec(text)?.[1] ?? '';
  const names = /RETURNING (.*?) INTO/.exec(text)?.[1]?.match(/"(\w+)"(?=,|$)/g) ?? [];
  const outs: Record<string, unknown> = isBlock ? { n: 1 } : {};
  for (const { name, dir } of binds) {
    if (dir !== oracledb.BIND_OUT || name === 'n') continue;
    const { value } = anyValue(table, (names[Number(name.slice(1)) - 1] ?? '').replaceAll('"', ''));
    outs[name] = isBlock ? value : [value];
  }
  return {
    rowsAffected: iterations,
    outBinds: isMany ? Array.from({ length: iterations }, () => outs) : outs,
  };
}

let client: PrismaClient;
let server: FakeServer;

beforeAll(() => {
  const fake = fakeOracle((call) =>
    call.text.includes('SELECT') && !call.text.includes(':o1') ? selected(call.text) : returned(call),
  );
  server = fake.server;
  client = new PrismaClient({
    adapter: new PrismaOracle({
      catalogue: CATALOGUE,
      open: async () => ({ driver: fake.driver, pool: fake.pool }),
    }),
  });
});
beforeEach(() => {
  server.roundTrips = 0;
  server.calls.length = 0;
});
afterAll(() => client.$disconnect());

const data = { slug: 'a', name: 'a', position: 1 };

describe('round trips of the client', () => {
  it.each<[budget: number, what: string, run: () => Promise<unknown>]>([
    [1, 'findUnique', () => client.category.findUnique({ where: { id: 1 } })],
    [
      1,
      'findFirst',
      () => client.category.findFirst({ where: { position: { gt: 1 } }, orderBy: { id: 'asc' } }),
    ],
    [
      1,
      'findMany with take and skip',
      () => client.category.findMany({ take: 20, skip: 40, orderBy: { id: 'asc' } }),
    ],
    [1, 'count', () => client.category.count()],
    [1, 'create', () => client.category.create({ data })],
    [
      1,
      'create of a row with documents',
      () =>
        client.outboxEvent.create({
          data: { eventType: 'a', aggregateType: 'a', aggregateId: 'a', destination: 'a', payload: { a: 1 } },
          select: { payload: true },
        }),
    ],
    [1, 'createMany', () => client.category.createMany({ data: [data, data, data] })],
    [
      1,
      'createMany without duplicates to skip',
      () => client.category.createMany({ data: [data, data], skipDuplicates: true }),
    ],
    [1, 'createManyAndReturn', () => client.category.createManyAndReturn({ data: [data, data] })],
    [1, 'update', () => client.category.update({ where: { id: 1 }, data })],
    [
      1,
      'updateMany',
      () => client.category.updateMany({ where: { position: 1 }, data: { position: { increment: 1 } } }),
    ],
    [
      1,
      'upsert',
      () => client.category.upsert({ where: { slug: 'a' }, create: data, update: { name: 'a' } }),
    ],
    [1, 'delete', () => client.category.delete({ where: { id: 1 } })],
    [1, 'deleteMany', () => client.category.deleteMany({ where: { position: 1 } })],
    [
      1,
      'raw query',
      () => client.$queryRaw`/* categories.ids */ SELECT id FROM categories FETCH FIRST 10 ROWS ONLY`,
    ],
    [
      1,
      'raw update',
      () => client.$executeRaw`/* categories.move */ UPDATE categories SET position = 1 WHERE id = ${1}`,
    ],
    // A LOB in the select list switches prefetching off.
    [2, 'findUnique of a row with documents', () => client.product.findUnique({ where: { id: 1 } })],
    [
      2,
      'one level of include',
      () =>
        client.order.findUnique({ where: { id: 1 }, select: { id: true, items: { select: { id: true } } } }),
    ],
    [
      3,
      'transaction of two statements',
      () =>
        client.$transaction([client.category.count(), client.category.update({ where: { id: 1 }, data })]),
    ],
    [
      3,
      'serializable transaction of one statement',
      () =>
        client.$transaction((tx) => tx.category.update({ where: { id: 1 }, data }), {
          isolationLevel: 'Serializable',
        }),
    ],
  ])('are %i for %s', async (budget, _what, run) => {
    await run();
    expect(server.roundTrips).toBe(budget);
  });

  it('are one more when duplicates were skipped: the commit', async () => {
    const answer = server.answer;
    server.answer = () => ({
      rowsAffected: 1,
      batchErrors: [driverError('ORA-00001: unique constraint (O.K) violated', { offset: 0 })],
    });
    await client.category.createMany({ data: [data, data], skipDuplicates: true });
    server.answer = answer;
    expect(server.roundTrips).toBe(2);
  });
});

describe('what the client reads', () => {
  it('has the types of the data model', async () => {
    const product = await client.product.findUniqueOrThrow({ where: { id: 1 } });
    expect(product).toMatchObject({ id: 1, sku: 'a', specs: { a: 1 }, isActive: true, createdAt: NOW });
    await expect(client.category.create({ data })).resolves.toMatchObject({ id: 1, slug: 'a', position: 1 });
  });

  it('joins the children of a row that was just written', async () => {
    const order = await client.order.update({
      where: { id: 1 },
      data: { version: { increment: 1 } },
      select: { id: true, createdAt: true, items: { select: { id: true } } },
    });
    expect(order).toMatchObject({ id: 1, createdAt: NOW, items: [{ id: 1 }] });
  });

  it('has the types of the catalogue in raw queries too', async () => {
    const rows =
      await client.$queryRaw`/* products.probe */ SELECT id, sku, is_active, created_at, specs FROM products`;
    expect(rows).toEqual([{ id: 1, sku: 'a', is_active: true, created_at: NOW, specs: { a: 1 } }]);
  });

  it('pages with a cursor on an instant', async () => {
    const page = await client.order.findMany({
      cursor: { id: 1 },
      take: 1,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true, createdAt: true },
      distinct: ['createdAt'],
    });
    expect(page).toEqual([{ id: 1, createdAt: NOW }]);
  });
});
