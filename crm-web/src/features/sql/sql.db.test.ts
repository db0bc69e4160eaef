import { createDatabase, type Database, openStore, type Store } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { emptyStore } from '../observatory/testing/empty-store';
import { aSpan } from '../traces/span-builder';
import { getPlan } from './plan.service';
import { sqlOverview } from './sql.service';
import { getStatement } from './statement-detail.service';
import { createStatementSink } from './statement-sink.service';

const SQL_ID = '8fs1ynn9dck3p';
const OTHER_ID = 'an0th3rsq1id1';
/** Just after the spans of the builder. */
const NOW = new Date(1_760_000_030_000);

let store: Store;
let db: Database;
beforeAll(async () => {
  const url = await testDatabaseUrl();
  store = openStore({ url });
  db = createDatabase({ url, applicationName: 'sql-test', poolMax: 2 });
});
afterAll(async () => {
  await store.close();
  await db.$disconnect();
});
beforeEach(() => emptyStore(store));

const contextOf = (role: string): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory: store,
  now: () => NOW,
  operator: { userId: 1, email: 'a@octo.example', name: 'A', role },
  isService: false,
  ipAddress: null,
  userAgent: null,
});

const statement = (
  id: string,
  given: Parameters<typeof aSpan>[1] = {},
  more: Record<string, string | number> = {},
) =>
  aSpan(id, {
    kind: 3,
    name: 'orders.list',
    ...given,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': 'SELECT',
      'db.query.summary': 'SELECT orders',
      'db.query.text': '/* orders.list */ SELECT status FROM orders WHERE id = $1',
      'db.response.returned_rows': 2,
      'octo.db.statement_name': 'orders.list',
      DbOracleSqlId: SQL_ID,
      ...more,
    },
  });
const request = (id: string, name = 'GET /orders') => aSpan(id, { kind: 2, name, toMs: 100 });

describe('counting statements', () => {
  it('adds up calls, rows, errors and times by who asked', async () => {
    const sink = createStatementSink();
    sink.collect([
      request('1'),
      aSpan('2', { parent: '1', name: 'render' }),
      statement('3', { parent: '2', toMs: 10 }),
      statement('4', { parent: '1', toMs: 30, statusCode: 2 }),
    ]);
    await sink.flush(store, NOW);
    const overview = await sqlOverview(contextOf('admin'), {});
    expect(overview.statements).toEqual([
      expect.objectContaining({
        sqlId: SQL_ID,
        statementName: 'orders.list',
        calls: 2,
        errors: 1,
        rows: 4,
        sumUs: 40_000,
        maxUs: 30_000,
        services: ['octo-drone-shop'],
      }),
    ]);
    expect(overview.statements[0]?.trend.reduce((sum, value) => sum + value, 0)).toBe(40_000);
    const detail = await getStatement(contextOf('support'), SQL_ID);
    expect(detail.callers).toEqual([expect.objectContaining({ caller: 'GET /orders', calls: 2 })]);
    expect(detail.traces).toEqual([expect.objectContaining({ traceId: 'a'.repeat(32), maxUs: 30_000 })]);
    expect(detail.text).toBe('/* orders.list */\nSELECT status\nFROM orders\nWHERE id = $1');
  });

  it('waits one round for a caller that ends later', async () => {
    const sink = createStatementSink();
    sink.collect([statement('3', { parent: '2' })]);
    await sink.flush(store, NOW);
    expect((await sqlOverview(contextOf('admin'), {})).statements).toEqual([]);
    sink.collect([request('1'), aSpan('2', { parent: '1' })]);
    await sink.flush(store, NOW);
    expect((await getStatement(contextOf('admin'), SQL_ID)).callers[0]?.caller).toBe('GET /orders');
  });

  it('counts a statement whose caller never comes under what is known', async () => {
    const sink = createStatementSink();
    sink.collect([statement('3', { parent: '2' })]);
    await sink.flush(store, NOW);
    await sink.flush(store, NOW);
    expect((await getStatement(contextOf('admin'), SQL_ID)).callers[0]?.caller).toBe('unknown');
  });

  it('leaves plans and statements without an SQL_ID out', async () => {
    const sink = createStatementSink();
    sink.collect([
      request('1'),
      statement('2', { parent: '1' }, { 'db.operation.name': 'EXPLAIN' }),
      statement('3', { parent: '1' }, { DbOracleSqlId: '' }),
    ]);
    await sink.flush(store, NOW);
    expect((await sqlOverview(contextOf('admin'), {})).statementCount).toBe(0);
  });
});

describe('loops', () => {
  it('are the same statement ten times below one caller', async () => {
    const sink = createStatementSink();
    const times = (count: number, from: number, sqlId: string) =>
      Array.from({ length: count }, (_, index) =>
        statement(String(from + index), { parent: '1' }, { DbOracleSqlId: sqlId }),
      );
    sink.collect([request('1'), ...times(10, 100, SQL_ID), ...times(9, 200, OTHER_ID)]);
    await sink.flush(store, NOW);
    const { repeats } = await sqlOverview(contextOf('admin'), {});
    expect(repeats).toEqual([
      expect.objectContaining({
        sqlId: SQL_ID,
        caller: 'GET /orders',
        maxRepeats: 10,
        traceCount: 1,
        spanId: '1'.padStart(16, '0'),
      }),
    ]);
  });
});

describe('the list', () => {
  it('is sorted, filtered by service and found by SQL_ID', async () => {
    const sink = createStatementSink();
    sink.collect([
      request('1'),
      statement('2', { parent: '1', toMs: 50 }),
      statement(
        '3',
        { parent: '1', toMs: 1, serviceName: 'enterprise-crm-portal' },
        { DbOracleSqlId: OTHER_ID },
      ),
      statement(
        '4',
        { parent: '1', toMs: 1, serviceName: 'enterprise-crm-portal' },
        { DbOracleSqlId: OTHER_ID },
      ),
    ]);
    await sink.flush(store, NOW);
    const idsOf = async (query: Parameters<typeof sqlOverview>[1]) =>
      (await sqlOverview(contextOf('admin'), query)).statements.map(({ sqlId }) => sqlId);
    expect(await idsOf({})).toEqual([SQL_ID, OTHER_ID]);
    expect(await idsOf({ sort: 'calls' })).toEqual([OTHER_ID, SQL_ID]);
    expect(await idsOf({ service: 'octo-drone-shop' })).toEqual([SQL_ID]);
    expect(await idsOf({ q: 'AN0TH' })).toEqual([OTHER_ID]);
    expect(await idsOf({ q: '%' })).toEqual([]);
  });

  it('is for those who may read telemetry', async () => {
    await expect(sqlOverview(contextOf('viewer'), {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getStatement(contextOf('viewer'), SQL_ID)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('one statement', () => {
  it('is refused when it is no SQL_ID or never came', async () => {
    await expect(getStatement(contextOf('admin'), 'x')).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(getStatement(contextOf('admin'), SQL_ID)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getPlan(contextOf('admin'), SQL_ID)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('shows its plan to those who may ask', async () => {
    const sink = createStatementSink();
    sink.collect([request('1'), statement('2', { parent: '1' })]);
    await sink.flush(store, NOW);
    const plan = await getPlan(contextOf('analyst'), SQL_ID);
    expect(plan).toMatchObject({ kind: 'steps' });
    expect(JSON.stringify(plan)).toContain('orders by orders_pkey');
    await expect(getPlan(contextOf('support'), SQL_ID)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each([
    ['SELECT 1; DROP TABLE orders', 'have plans'],
    ['SELECT nothing FROM nowhere', 'could not plan'],
    [`SELECT ${'1,'.repeat(5_000)}1`, 'too long'],
  ])('has no plan for %.30s', async (text, reason) => {
    const sink = createStatementSink();
    sink.collect([request('1'), statement('2', { parent: '1' }, { 'db.query.text': text })]);
    await sink.flush(store, NOW);
    expect(await getPlan(contextOf('admin'), SQL_ID)).toMatchObject({
      kind: 'none',
      reason: expect.stringContaining(reason),
    });
  });
});
