import { afterEach, describe, expect, it } from 'vitest';
import { poolFigures } from '../pool-registry';
import { OracleSessionPool, SESSION_SETUP } from './pool';
import type { OracleTarget } from './settings';
import { fakePoolMaker } from './testing/fake-pool-maker';

const TARGET: OracleTarget = {
  dsn: 'db.example:1521/shop',
  user: 'octo',
  password: 'secret',
  mustMatchServerName: true,
  queueTimeoutMs: 60,
  callTimeoutMs: 30_000,
  pingIntervalSeconds: 60,
  statementCache: 120,
};

let opened: OracleSessionPool[] = [];
afterEach(async () => {
  for (const pool of opened) await pool.close(0);
  opened = [];
});

/** The pool over the driver's own pool and a server that answers everything. */
function open(max: number) {
  const fake = fakePoolMaker();
  const pool = new OracleSessionPool(fake.maker, TARGET, { name: 'oracle-pool-test', min: 2, max });
  opened.push(pool);
  return { pool, ...fake };
}

const figures = () => poolFigures().find(({ name }) => name === 'oracle-pool-test');

describe('the pool of Oracle sessions', () => {
  it('is opened on first use, with the sizes and times of the settings', async () => {
    const { pool, attributes } = open(3);
    expect(attributes).toEqual([]);
    await pool.getConnection();
    expect(attributes).toEqual([
      expect.objectContaining({
        connectString: TARGET.dsn,
        poolMin: 0,
        poolMax: 3,
        queueTimeout: 60,
        poolPingInterval: 60,
        stmtCacheSize: 120,
        sslServerDNMatch: true,
      }),
    ]);
  });

  it('prepares each new session in one statement', async () => {
    const { pool, servers } = open(2);
    const connection = await pool.getConnection();
    expect(servers[0]?.calls.map(({ text }) => text)).toEqual([SESSION_SETUP]);
    expect(connection.callTimeout).toBe(30_000);
  });

  it('keeps as many connections as are open, up to its minimum, and never asks the driver for more', async () => {
    const { pool, keptByDriver } = open(4);
    const kept = [];
    for (let count = 0; count < 3; count += 1) {
      await pool.getConnection();
      kept.push(keptByDriver());
    }
    expect(kept).toEqual([1, 2, 2]);
    expect(figures()).toMatchObject({ min: 2, max: 4, used: 3, idle: 0, pending: 0, timeouts: 0 });
  });

  it('refuses in time when every session is taken, says which setting to look at, and goes on', async () => {
    const { pool } = open(1);
    const held = await pool.getConnection();
    const refused = pool.getConnection();
    expect(figures()).toMatchObject({ used: 1, pending: 1 });
    await expect(refused).rejects.toMatchObject({
      code: 'NJS-040',
      message: expect.stringMatching(/DATABASE_POOL_MAX, DATABASE_QUEUE_TIMEOUT_MS/),
    });
    expect(figures()).toMatchObject({ pending: 0, timeouts: 1 });
    await held.close({ drop: false });
    await (await pool.getConnection()).close({ drop: false });
  });

  it('gives no session after it was closed, and is forgotten by the figures', async () => {
    const { pool, servers } = open(1);
    await (await pool.getConnection()).close({ drop: false });
    await pool.close(1);
    expect(servers[0]?.events.at(-1)).toBe('pool closed');
    expect(figures()).toBeUndefined();
    await expect(pool.getConnection()).rejects.toMatchObject({ code: 'NJS-065' });
  });
});
