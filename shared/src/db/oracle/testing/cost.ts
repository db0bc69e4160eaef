import type { SqlQuery } from '@prisma/driver-adapter-utils';
import oracledb from 'oracledb';
import { PrismaOracle } from '../adapter';
import type { OracleColumnMetadata, OracleConnection, OraclePool } from '../driver';
import { fakeOracle } from './fake-impl';
import type { FakeAnswer, FakeColumn } from './fake-server';
import { GADGETS } from './gadgets';
import { sqlQuery } from './query';

/** Microseconds per statement: the adapter beside a plain call of the driver, in one run. */
export interface Cost {
  readonly what: string;
  readonly rounds: number;
  readonly plainUs: number;
  readonly adapterUs: number;
}

const COLUMNS = ['id', 'code', 'note', 'is_active', 'total', 'weight', 'price', 'made_at'] as const;
const DESCRIBED: readonly FakeColumn[] = [
  { name: 'ID', type: oracledb.DB_TYPE_NUMBER, precision: 10, scale: 0 },
  { name: 'CODE', type: oracledb.DB_TYPE_VARCHAR },
  { name: 'NOTE', type: oracledb.DB_TYPE_VARCHAR },
  { name: 'IS_ACTIVE', type: oracledb.DB_TYPE_NUMBER, precision: 1, scale: 0 },
  { name: 'TOTAL', type: oracledb.DB_TYPE_NUMBER, precision: 19, scale: 0 },
  { name: 'WEIGHT', type: oracledb.DB_TYPE_BINARY_DOUBLE },
  { name: 'PRICE', type: oracledb.DB_TYPE_NUMBER, precision: 12, scale: 2 },
  { name: 'MADE_AT', type: oracledb.DB_TYPE_TIMESTAMP_LTZ },
];

/** A row as the driver's lowest layer gives it: NUMBER is text there. */
const row = (id: number): unknown[] => [
  String(id),
  `code-${id}`,
  'a note of some words',
  '1',
  '9007199254740993',
  1.5,
  '12.34',
  new Date(1_700_000_000_000 + id),
];

/** What Prisma sends for a `findMany` with three conditions; `tag` makes its text another one. */
function findMany(limit: number, tag = 'id'): SqlQuery {
  const of = (name: string) => `"public"."gadgets"."${name}"`;
  return sqlQuery(
    `SELECT ${COLUMNS.map(of).join(', ')} FROM "public"."gadgets" WHERE (${of('is_active')} = $1 AND ${of('total')} > $2 AND ${of('code')} LIKE $3) ORDER BY ${of('made_at')} DESC, ${of(tag)} ASC LIMIT $4 OFFSET $5`,
    ['boolean', true],
    ['bigint', '5'],
    ['string', 'c%'],
    ['bigint', String(limit)],
    ['bigint', '0'],
  );
}

const PLAIN_TEXT =
  'SELECT ID, CODE, NOTE, IS_ACTIVE, TOTAL, WEIGHT, PRICE, MADE_AT FROM GADGETS WHERE IS_ACTIVE = :p1 AND TOTAL > :p2 AND CODE LIKE :p3 ORDER BY MADE_AT DESC FETCH FIRST :p4 ROWS ONLY';

/** NUMBER as text, so that the plain call loses nothing either; reading all of them as doubles would cost more. */
const asText = ({ dbType }: OracleColumnMetadata) =>
  dbType?.name === 'DB_TYPE_NUMBER' ? { type: oracledb.DB_TYPE_VARCHAR } : undefined;

/** The same statement by hand, without any conversion. */
async function plainCall(pool: OraclePool, limit: number): Promise<number> {
  const connection: OracleConnection = await pool.getConnection();
  try {
    const { rows } = await connection.execute(
      PLAIN_TEXT,
      {
        p1: { type: oracledb.DB_TYPE_NUMBER, val: 1 },
        p2: { type: oracledb.DB_TYPE_NUMBER, val: 5 },
        p3: { type: oracledb.DB_TYPE_VARCHAR, val: 'c%' },
        p4: { type: oracledb.DB_TYPE_NUMBER, val: limit },
      },
      {
        outFormat: oracledb.OUT_FORMAT_ARRAY,
        prefetchRows: Math.min(limit + 1, 501),
        fetchArraySize: 500,
        fetchTypeHandler: asText,
      },
    );
    return rows?.length ?? 0;
  } finally {
    await connection.close({ drop: false });
  }
}

/** Mean microseconds of a call in one short series. */
async function series(rounds: number, call: () => Promise<unknown>): Promise<number> {
  const begin = process.hrtime.bigint();
  for (let round = 0; round < rounds; round += 1) await call();
  return Number(process.hrtime.bigint() - begin) / 1_000 / rounds;
}

/**
 * The best of many short series of each side, taken in turns: other work shares the processor, and what it takes
 * is none of ours.
 */
async function measure(
  turns: number,
  rounds: number,
  plain: () => Promise<unknown>,
  adapter: () => Promise<unknown>,
) {
  const best = { plainUs: Number.POSITIVE_INFINITY, adapterUs: Number.POSITIVE_INFINITY };
  for (let turn = 0; turn < turns; turn += 1) {
    best.plainUs = Math.min(best.plainUs, await series(rounds, plain));
    best.adapterUs = Math.min(best.adapterUs, await series(rounds, adapter));
  }
  return best;
}

/** Both sides pay for what the fake itself does, so it does as little as it can. */
const NO_PARSING = { mustCheckBinds: false };

/**
 * Costs of a cached and an uncached statement, and of mapping results of three sizes.
 * @param turns short series of each side; few tell whether it works, many what it costs
 */
export async function measureCosts(turns = 60): Promise<Cost[]> {
  let size = 1;
  const source = new Map<number, unknown[][]>();
  for (const rows of [1, 100, 10_000])
    source.set(
      rows,
      Array.from({ length: rows }, (_, id) => row(id)),
    );
  const { driver, pool, server } = fakeOracle((): FakeAnswer => {
    server.calls.length = 0;
    server.events.length = 0;
    // The driver converts rows in place, so each answer needs its own.
    return { columns: DESCRIBED, rows: (source.get(size) ?? []).map((values) => [...values]) };
  }, NO_PARSING);
  const adapter = await new PrismaOracle({
    catalogue: GADGETS,
    open: async () => ({ driver, pool }),
  }).connect();
  const compare = async (
    what: string,
    rounds: number,
    limit: number,
    query: () => SqlQuery,
  ): Promise<Cost> => {
    size = limit;
    const costs = await measure(
      turns,
      rounds,
      () => plainCall(pool, limit),
      () => adapter.queryRaw(query()),
    );
    return { what, rounds: rounds * turns, ...costs };
  };
  const found = findMany(1);
  const [few, many] = [findMany(100), findMany(10_000)];
  let text = 0;
  const fresh = (): SqlQuery => {
    text += 1;
    const query = findMany(1);
    // Another alias is another text: none of them is found in the cache.
    return { ...query, sql: query.sql.replace('"id", ', `"id" AS "id${text}", `) };
  };
  const costs = [
    await compare('one row, plan cached', 40, 1, () => found),
    await compare('one row, plan not cached', 20, 1, fresh),
    await compare('100 rows', 30, 100, () => few),
    await compare('10,000 rows', 2, 10_000, () => many),
  ];
  await pool.close(0);
  return costs;
}
