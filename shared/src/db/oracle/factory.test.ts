import oracledb from 'oracledb';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { databaseSettings } from '../../config';
import { runWithRequestFields, withSpan } from '../../telemetry';
import { recordSpans } from '../../telemetry/sdk/recording';
import { type Database, openDatabase } from '../client';
import { dialectOf } from '../dialect';
import { poolFigures } from '../pool-registry';
import { SESSION_SETUP } from './pool';
import { sqlIdOf } from './sql-id';
import { type FakePoolMaker, fakePoolMaker } from './testing/fake-pool-maker';

// The first statement loads driver, rewriter and query engine.
vi.setConfig({ testTimeout: 30_000 });

const recorded = recordSpans();
let fake: FakePoolMaker;
let db: Database;

beforeEach(() => {
  fake = fakePoolMaker(({ text }) =>
    text.includes('FROM')
      ? { columns: [{ name: 'ID', type: oracledb.DB_TYPE_NUMBER }], rows: [['7']] }
      : { rowsAffected: 0 },
  );
  vi.spyOn(oracledb, 'createPool').mockImplementation(fake.maker.createPool as never);
  const settings = z.object(databaseSettings).parse({
    ORACLE_DSN: 'db.example:1522/shop_tp',
    ORACLE_USER: 'octo',
    ORACLE_PASSWORD: 'secret',
    DATABASE_URL: 'postgresql://not-used',
    DATABASE_MODULE_SUFFIX: 'oke',
  });
  db = openDatabase('shop-main', { ...settings, DEPLOYMENT_ENVIRONMENT: 'production' });
});
afterEach(async () => {
  await db.$disconnect();
  recorded.take();
});
afterAll(() => recorded.stop());

describe('a data client with ORACLE_DSN', () => {
  it('talks to Oracle, whatever DATABASE_URL says, and only when it is used', async () => {
    expect(dialectOf(db)).toBe('oracle');
    expect(fake.attributes).toEqual([]);
    expect(await db.category.findFirst({ select: { id: true } })).toEqual({ id: 7 });
    expect(fake.attributes[0]).toMatchObject({ connectString: 'db.example:1522/shop_tp', poolMax: 15 });
    expect(poolFigures()).toContainEqual(expect.objectContaining({ name: 'shop-main', min: 5, max: 15 }));
  });

  it('sends its tags with the statement and tells the span exactly what was sent', async () => {
    const traceId = await runWithRequestFields({ operation: 'POST /api/shop/checkout' }, () =>
      withSpan('request', {}, async (span) => {
        await db.category.findFirst({ select: { id: true } });
        return span.spanContext().traceId;
      }),
    );
    const [setup, statement, ...others] = fake.servers[0]?.calls ?? [];
    expect(setup?.text).toBe(SESSION_SETUP);
    expect(others).toEqual([]);
    expect(statement?.tags).toMatchObject({
      module: 'octo-drone-shop-oke',
      action: 'POST /api/shop/checkout',
      clientId: traceId,
    });
    // The session was prepared, then the statement ran: the tags took no round trip.
    expect(fake.servers[0]?.roundTrips).toBe(2);
    expect(recorded.take()[0]?.attributes).toMatchObject({
      'db.system.name': 'oracle.db',
      'db.namespace': 'shop_tp',
      'db.query.text': statement?.text,
      'db.response.returned_rows': 1,
      'octo.db.round_trips': 1,
      DbOracleSqlId: sqlIdOf(statement?.text ?? ''),
    });
  });
});
