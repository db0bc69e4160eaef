import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { PrismaOracle } from './adapter';
import { fakeOracle } from './testing/fake-impl';
import { driverError, type FakeAnswer, type FakeServer } from './testing/fake-server';
import { GADGETS } from './testing/gadgets';
import { sqlQuery } from './testing/query';

async function connected(answer: FakeServer['answer'], hooks: object = {}) {
  const { driver, pool, server } = fakeOracle(answer);
  const factory = new PrismaOracle({ catalogue: GADGETS, open: async () => ({ driver, pool }), ...hooks });
  return { adapter: await factory.connect(), server };
}

const T = (name: string) => `"public"."gadgets"."${name}"`;
const FIND = sqlQuery(
  `SELECT ${T('id')}, ${T('total')}, ${T('is_active')}, ${T('made_at')} FROM "public"."gadgets" WHERE (${T('code')} = $1 AND 1=1) LIMIT $2 OFFSET $3`,
  ['string', 'x1'],
  ['bigint', '1'],
  ['bigint', '0'],
);
const FOUND: FakeAnswer = {
  columns: [
    { name: 'ID', type: oracledb.DB_TYPE_NUMBER, precision: 10, scale: 0 },
    { name: 'TOTAL', type: oracledb.DB_TYPE_NUMBER, precision: 19, scale: 0 },
    { name: 'IS_ACTIVE', type: oracledb.DB_TYPE_NUMBER, precision: 1, scale: 0 },
    { name: 'MADE_AT', type: oracledb.DB_TYPE_TIMESTAMP_LTZ },
  ],
  rows: [['7', '9007199254740993', '1', new Date('2026-02-03T04:05:06.789Z')]],
};

describe('a query through the real driver', () => {
  it('names, types and decodes its columns in one round trip', async () => {
    const { adapter, server } = await connected(() => FOUND);
    await expect(adapter.queryRaw(FIND)).resolves.toEqual({
      columnNames: ['id', 'total', 'is_active', 'made_at'],
      columnTypes: [0, 1, 5, 10],
      rows: [['7', '9007199254740993', '1', new Date('2026-02-03T04:05:06.789Z')]],
    });
    expect(server.roundTrips).toBe(1);
    expect(server.events).toEqual(['execute', 'close']);
  });

  it('sends named binds with the types of their columns and asks for one row more than the limit', async () => {
    const { adapter, server } = await connected(() => FOUND);
    await adapter.queryRaw(FIND);
    expect(server.calls[0]).toMatchObject({
      text: 'SELECT "GADGETS"."ID", "GADGETS"."TOTAL", "GADGETS"."IS_ACTIVE", "GADGETS"."MADE_AT" FROM "GADGETS" WHERE ("GADGETS"."CODE" = :p1 AND 1 = 1) FETCH FIRST :p2 ROWS ONLY',
      autoCommit: false,
      prefetchRows: 2,
      binds: [
        { name: 'p1', type: 'DB_TYPE_VARCHAR', values: ['x1'] },
        { name: 'p2', type: 'DB_TYPE_NUMBER', values: [1] },
      ],
    });
  });

  it('reads a result of 1,200 rows in as many round trips as it reports', async () => {
    const rows = Array.from({ length: 1_200 }, (_, id) => [String(id)]);
    const trips: number[] = [];
    const around = async (_: unknown, run: () => Promise<{ roundTrips: number }>) => {
      const outcome = await run();
      trips.push(outcome.roundTrips);
      return outcome;
    };
    const { adapter, server } = await connected(
      () => ({ columns: [{ name: 'ID', type: oracledb.DB_TYPE_NUMBER }], rows }),
      { around },
    );
    const all = sqlQuery(`SELECT ${T('id')} FROM "public"."gadgets" WHERE 1=1 OFFSET $1`, ['bigint', '0']);
    const result = await adapter.queryRaw(all);
    expect(result.rows.map(([id]) => Number(id))).toEqual(Array.from({ length: 1_200 }, (_, id) => id));
    expect(trips).toEqual([server.roundTrips]);
    expect(server.roundTrips).toBeLessThanOrEqual(4);
  });

  it('fetches CLOB and BLOB as values', async () => {
    const { adapter } = await connected(() => ({
      columns: [
        { name: 'SPECS', type: oracledb.DB_TYPE_CLOB },
        { name: 'THUMB', type: oracledb.DB_TYPE_BLOB },
      ],
      rows: [['{"a":1}', Buffer.from([1, 2])]],
    }));
    const query = sqlQuery(
      `SELECT ${T('specs')}, ${T('thumb')} FROM "public"."gadgets" WHERE 1=1 OFFSET $1`,
      ['bigint', '0'],
    );
    await expect(adapter.queryRaw(query)).resolves.toMatchObject({
      columnTypes: [11, 13],
      rows: [['{"a":1}', Buffer.from([1, 2])]],
    });
  });

  it('gives a computed number of raw SQL as a number', async () => {
    const { adapter } = await connected(() => ({
      columns: [{ name: 'rounded', type: oracledb.DB_TYPE_NUMBER }],
      rows: [['1.5'], [null]],
    }));
    const query = sqlQuery('/* gadgets.rounded */ SELECT ROUND(price) AS "rounded" FROM gadgets');
    await expect(adapter.queryRaw(query)).resolves.toMatchObject({ rows: [[1.5], [null]] });
  });

  it('refuses a statement that the dialect does not know, without asking the server', async () => {
    const { adapter, server } = await connected(() => ({}));
    await expect(adapter.queryRaw(sqlQuery('SELECT now()'))).rejects.toThrow('Oracle dialect');
    expect(server.calls).toEqual([]);
    expect(server.events).toEqual(['close']);
  });
});

const INSERT = sqlQuery(
  `INSERT INTO "public"."gadgets" ("code","is_active","total","made_at","specs","thumb") VALUES ($1,$2,$3,$4,$5,$6) RETURNING ${T('id')}, ${T('code')}, ${T('total')}, ${T('is_active')}, ${T('made_at')}, ${T('specs')}`,
  ['string', 'x1'],
  ['boolean', true],
  ['bigint', '9007199254740993'],
  ['datetime', '2026-02-03T04:05:06.789Z'],
  ['json', '{"a":1}'],
  ['bytes', Buffer.from([1, 2]).toString('base64')],
);

describe('a write through the real driver', () => {
  it('commits in its own round trip outside a transaction', async () => {
    const { adapter, server } = await connected(() => ({ rowsAffected: 3 }));
    const update = sqlQuery(
      `UPDATE "public"."gadgets" SET "note" = $1 WHERE ${T('id')} > $2`,
      ['string', 'n'],
      ['int', 5],
    );
    await expect(adapter.executeRaw(update)).resolves.toBe(3);
    expect(server.calls[0]).toMatchObject({ autoCommit: true });
    expect(server.roundTrips).toBe(1);
  });

  it('binds every type explicitly and reads the row back from typed out-binds', async () => {
    const { adapter, server } = await connected(() => ({
      rowsAffected: 1,
      outBinds: {
        o1: [7],
        o2: ['x1'],
        o3: ['9007199254740993'],
        o4: [1],
        o5: [new Date('2026-02-03T04:05:06.789Z')],
        o6: [null],
      },
    }));
    const result = await adapter.queryRaw(INSERT);
    expect(result.columnNames).toEqual(['id', 'code', 'total', 'is_active', 'made_at', 'specs']);
    // The document was assigned by the statement itself: it is not read back from its LOB.
    expect(result.rows).toEqual([
      ['7', 'x1', '9007199254740993', '1', new Date('2026-02-03T04:05:06.789Z'), '{"a":1}'],
    ]);
    expect(server.calls[0]?.binds.map(({ name, type, dir }) => [name, type, dir])).toEqual([
      ['p1', 'DB_TYPE_VARCHAR', oracledb.BIND_IN],
      ['p2', 'DB_TYPE_NUMBER', oracledb.BIND_IN],
      ['p3', 'DB_TYPE_NUMBER', oracledb.BIND_IN],
      ['p4', 'DB_TYPE_TIMESTAMP_LTZ', oracledb.BIND_IN],
      ['p5', 'DB_TYPE_VARCHAR', oracledb.BIND_IN],
      ['p6', 'DB_TYPE_RAW', oracledb.BIND_IN],
      ['o1', 'DB_TYPE_NUMBER', oracledb.BIND_OUT],
      ['o2', 'DB_TYPE_VARCHAR', oracledb.BIND_OUT],
      ['o3', 'DB_TYPE_VARCHAR', oracledb.BIND_OUT],
      ['o4', 'DB_TYPE_NUMBER', oracledb.BIND_OUT],
      ['o5', 'DB_TYPE_TIMESTAMP_LTZ', oracledb.BIND_OUT],
      ['o6', 'DB_TYPE_CLOB', oracledb.BIND_OUT],
    ]);
    expect(server.calls[0]?.binds[2]?.values).toEqual([9007199254740993n]);
    expect(server.roundTrips).toBe(1);
  });

  it('states type and size of a null too', async () => {
    const { adapter, server } = await connected(() => ({ rowsAffected: 1 }));
    const update = sqlQuery(
      `UPDATE "public"."gadgets" SET "made_at" = $1, "total" = $2, "note" = $3 WHERE 1=1`,
      ['datetime', null],
      ['bigint', null],
      ['string', null],
    );
    await adapter.executeRaw(update);
    expect(server.calls[0]?.binds.map(({ type }) => type)).toEqual([
      'DB_TYPE_TIMESTAMP_LTZ',
      'DB_TYPE_NUMBER',
      'DB_TYPE_VARCHAR',
    ]);
  });
});

describe('the empty string', () => {
  const set = (name: string) =>
    sqlQuery(
      `UPDATE "public"."gadgets" SET "${name}" = $1 WHERE ${T('id')} = $2`,
      ['string', ''],
      ['int', 1],
    );

  it('is stored as NULL in a nullable column', async () => {
    const { adapter, server } = await connected(() => ({ rowsAffected: 1 }));
    await adapter.executeRaw(set('note'));
    expect(server.calls[0]?.binds[0]).toMatchObject({ type: 'DB_TYPE_VARCHAR', values: [undefined] });
  });

  it.each([
    ['for a required column', set('code')],
    [
      'in a comparison',
      sqlQuery(`SELECT ${T('id')} FROM "public"."gadgets" WHERE ${T('note')} = $1`, ['string', '']),
    ],
  ])('is refused %s', async (_where, query) => {
    const { adapter, server } = await connected(() => ({}));
    await expect(adapter.queryRaw(query)).rejects.toMatchObject({ cause: { kind: 'InvalidInputValue' } });
    expect(server.calls).toEqual([]);
  });
});

const MANY = sqlQuery(
  `INSERT INTO "public"."gadgets" ("id","code") VALUES ($1,$2), (DEFAULT,$3), ($4,$5) RETURNING ${T('id')}, ${T('code')}`,
  ['int', 50],
  ['string', 'a'],
  ['string', 'b'],
  ['int', 51],
  ['string', 'c'],
);

describe('a bulk insert through the real driver', () => {
  const echo: FakeServer['answer'] = ({ binds, iterations }) => {
    const codes = binds.find(
      ({ type, dir }) => type === 'DB_TYPE_VARCHAR' && dir === oracledb.BIND_IN,
    )?.values;
    return {
      rowsAffected: iterations,
      outBinds: Array.from({ length: iterations }, (_, i) => ({ o1: [i], o2: [codes?.[i]] })),
    };
  };

  it('runs once per DEFAULT shape, commits at the end and keeps the order of rows', async () => {
    const { adapter, server } = await connected(echo);
    const result = await adapter.queryRaw(MANY);
    expect(result.rows.map(([, code]) => code)).toEqual(['a', 'b', 'c']);
    expect(
      server.calls.map(({ iterations, isMany, autoCommit }) => [iterations, isMany, autoCommit]),
    ).toEqual([
      [2, true, false],
      [1, true, false],
    ]);
    expect(server.events).toEqual(['execute', 'execute', 'commit', 'close']);
  });

  it('is rolled back as a whole when one of its groups fails', async () => {
    let calls = 0;
    const { adapter, server } = await connected((call) => {
      calls += 1;
      return calls === 2
        ? driverError('ORA-12899: value too large for column "O"."GADGETS"."CODE"')
        : echo(call);
    });
    await expect(adapter.queryRaw(MANY)).rejects.toMatchObject({
      cause: { kind: 'LengthMismatch', column: 'code' },
    });
    expect(server.events).toEqual(['execute', 'execute', 'rollback', 'close']);
  });

  const SKIP = sqlQuery(
    `INSERT INTO "public"."gadgets" ("code") VALUES ($1), ($2) ON CONFLICT DO NOTHING`,
    ['string', 'a'],
    ['string', 'b'],
  );
  const duplicate = driverError('ORA-00001: unique constraint (O.GADGETS_CODE_KEY) violated', { offset: 1 });

  it('skips duplicates in one round trip when there are none', async () => {
    const { adapter, server } = await connected(() => ({ rowsAffected: 2 }));
    await expect(adapter.executeRaw(SKIP)).resolves.toBe(2);
    expect(server.calls[0]).toMatchObject({ isMany: true, batchErrors: true, autoCommit: true });
    expect(server.events).toEqual(['execute', 'close']);
  });

  it('commits explicitly when duplicates were skipped, since the driver then does not', async () => {
    const { adapter, server } = await connected(() => ({ rowsAffected: 1, batchErrors: [duplicate] }));
    await expect(adapter.executeRaw(SKIP)).resolves.toBe(1);
    expect(server.events).toEqual(['execute', 'commit', 'close']);
  });

  it('fails as a whole on any other error of a row', async () => {
    const tooLong = driverError('ORA-12899: value too large', { offset: 0 });
    const { adapter, server } = await connected(() => ({
      rowsAffected: 1,
      batchErrors: [duplicate, tooLong],
    }));
    await expect(adapter.executeRaw(SKIP)).rejects.toMatchObject({ cause: { kind: 'LengthMismatch' } });
    expect(server.events).toEqual(['execute', 'rollback', 'close']);
  });
});

describe('an upsert through the real driver', () => {
  it('is one block, one round trip, one row', async () => {
    const { adapter, server } = await connected(() => ({ outBinds: { o1: 7, o2: 'x1', n: 1 } }));
    const upsert = sqlQuery(
      `INSERT INTO "public"."gadgets" ("code","note") VALUES ($1,$2) ON CONFLICT ("code") DO UPDATE SET "note" = $3 WHERE (${T('code')} = $4 AND 1=1) RETURNING ${T('id')}, ${T('code')}`,
      ['string', 'x1'],
      ['string', 'a'],
      ['string', 'b'],
      ['string', 'x1'],
    );
    await expect(adapter.queryRaw(upsert)).resolves.toMatchObject({ rows: [['7', 'x1']] });
    expect(server.calls[0]).toMatchObject({ autoCommit: true, isMany: false });
    expect(server.calls[0]?.text).toMatch(/BEGIN[\s\S]*DUP_VAL_ON_INDEX[\s\S]*END;$/);
    expect(server.roundTrips).toBe(1);
  });
});

describe('session tags', () => {
  it('travel with the statement and cost nothing', async () => {
    const { adapter, server } = await connected(() => FOUND, {
      beforeStatement: (connection: { module?: string; action?: string }) => {
        connection.module = 'shop';
        connection.action = 'GET /api/products';
      },
    });
    await adapter.queryRaw(FIND);
    expect(server.calls[0]?.tags).toEqual({ module: 'shop', action: 'GET /api/products' });
    expect(server.roundTrips).toBe(1);
  });
});

describe('sessions', () => {
  it('go back to the pool after a failed statement', async () => {
    const { adapter, server } = await connected(() => driverError('ORA-00942: table or view does not exist'));
    await expect(adapter.queryRaw(FIND)).rejects.toMatchObject({ cause: { kind: 'TableDoesNotExist' } });
    expect(server.events).toEqual(['execute', 'close']);
  });

  it('are thrown away when the connection was lost', async () => {
    const { adapter, server } = await connected(() =>
      driverError('NJS-500: connection to the database was broken'),
    );
    await expect(adapter.queryRaw(FIND)).rejects.toMatchObject({ cause: { kind: 'ConnectionClosed' } });
    expect(server.events).toEqual(['execute', 'drop']);
  });

  it('say that too many are in use when none comes free in time', async () => {
    const { driver, pool } = fakeOracle(() => ({ rowsAffected: 0 }), { poolMax: 1, queueTimeout: 20 });
    const adapter = await new PrismaOracle({
      catalogue: GADGETS,
      open: async () => ({ driver, pool }),
    }).connect();
    const transaction = await adapter.startTransaction();
    await expect(adapter.queryRaw(FIND)).rejects.toMatchObject({
      cause: { kind: 'TooManyConnections', originalCode: 'NJS-040' },
    });
    await transaction.rollback();
  });
});
