import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWithRemoteParent, runWithRequestFields } from '../../telemetry';
import { testDatabaseUrl } from '../../testing';
import { createDatabase, type Database } from '../client';
import { openPostgresPool } from './pool';

const MODULE = 'octo-drone-shop-oke';
const TRACE = '79c76c8173b086043b36e60422a2b317';
const CHECKOUT = 'POST /api/shop/checkout';

interface Activity {
  application_name: string;
  query: string;
}

/** Runs work as a request of its own trace. */
const request = <T>(operation: string, work: () => Promise<T>, traceId = TRACE): Promise<T> =>
  runWithRemoteParent(`00-${traceId}-b7ad6b7169203331-00`, () => runWithRequestFields({ operation }, work));

let db: Database;
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: MODULE, poolMax: 1 });
});
afterAll(async () => {
  await db.$disconnect();
  context.disable();
  trace.disable();
});

/** What the server says about the session that asks. */
const ownActivity = async (handle: Pick<Database, '$queryRaw'>): Promise<Activity> => {
  const rows = await handle.$queryRaw<Activity[]>`/* test.activity */ SELECT application_name, query
    FROM pg_stat_activity WHERE pid = pg_backend_pid()`;
  return rows[0] as Activity;
};

describe('a session on PostgreSQL', () => {
  it('shows module, action and trace of the statement that runs', async () => {
    const { application_name, query } = await request(CHECKOUT, () => ownActivity(db));
    expect(application_name).toBe(`${CHECKOUT} ${TRACE}`);
    expect(query).toMatch(new RegExp(`^/\\*${MODULE}\\*/ /\\* test\\.activity \\*/ SELECT`));
  });

  it('keeps the whole trace id when the action is too long for the server', async () => {
    const { application_name } = await request('POST /api/integration/crm/catalog-sync/{id}', () =>
      ownActivity(db),
    );
    expect(application_name).toBe(`POST /api/integration/crm/cat~ ${TRACE}`);
  });

  it('shows the module alone outside of any work', async () => {
    expect((await ownActivity(db)).application_name).toBe(MODULE);
  });

  it('shows the request that waited for the connection, not the one that gave it back', async () => {
    const names = await Promise.all(
      ['GET /a', 'GET /b', 'GET /c'].map((operation) =>
        request(operation, async () => (await ownActivity(db)).application_name),
      ),
    );
    expect(names).toEqual(['GET /a', 'GET /b', 'GET /c'].map((operation) => `${operation} ${TRACE}`));
  });

  it('is tagged in transactions, and again after one that was rolled back', async () => {
    await request('GET /before', () => ownActivity(db));
    const inside = request(CHECKOUT, () =>
      db.$transaction(async (tx) => {
        expect((await ownActivity(tx)).application_name).toBe(`${CHECKOUT} ${TRACE}`);
        throw new Error('on purpose');
      }),
    );
    await expect(inside).rejects.toThrow('on purpose');
    const { application_name } = await request(CHECKOUT, () => ownActivity(db));
    expect(application_name).toBe(`${CHECKOUT} ${TRACE}`);
  });

  it('can roll back a failed transaction whose context was lost on the way', async () => {
    const broken = request(CHECKOUT, () =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`/* test.broken */ INSERT INTO categories (slug) VALUES (NULL)`.catch(
          () => undefined,
        );
        throw new Error('on purpose');
      }),
    );
    await expect(broken).rejects.toThrow('on purpose');
    expect((await ownActivity(db)).application_name).toBe(MODULE);
  });
});

describe('tagging', () => {
  it('takes no round trip of its own', async () => {
    const pool = openPostgresPool({
      url: await testDatabaseUrl(),
      name: 'count',
      module: MODULE,
      min: 0,
      max: 1,
      queueTimeoutMs: 2_000,
      callTimeoutMs: 2_000,
    });
    const client = await pool.connect();
    // One answer of "ready" is one exchange with the server.
    let exchanges = 0;
    const { connection } = client as pg.PoolClient & { connection: NodeJS.EventEmitter };
    connection.on('readyForQuery', () => {
      exchanges += 1;
    });
    const query = { name: 'one', text: 'SELECT $1::int AS n', values: [7] };
    const results = [];
    for (const traceId of ['1', '2', '3'])
      results.push(await request(CHECKOUT, () => client.query(query), traceId.repeat(32)));
    expect(results.map(({ rows, rowCount }) => [rows, rowCount])).toEqual([
      [[{ n: 7 }], 1],
      [[{ n: 7 }], 1],
      [[{ n: 7 }], 1],
    ]);
    expect(exchanges).toBe(3);
    client.release();
    await pool.end();
  });
});
