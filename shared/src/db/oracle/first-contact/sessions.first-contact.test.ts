import { describe, expect, it } from 'vitest';
import { testDatabaseUrl, withTestDatabase } from '../../../testing';
import { accountOfUrl, connectAccount } from '../../../testing/oracle-account';
import { createDatabase } from '../../client';
import { sqlIdOf } from '../sql-id';
import { askAdmin } from './account';

// These look at V$ views: ORACLE_TEST_USER needs SELECT_CATALOG_ROLE, or is ADMIN or SYSTEM.

const ROUND_TRIPS = `SELECT T.VALUE FROM V$SESSTAT T
    JOIN V$STATNAME N ON N.STATISTIC# = T.STATISTIC# JOIN V$SESSION S ON S.SID = T.SID
  WHERE N.NAME = 'SQL*Net roundtrips to/from client' AND S.USERNAME = :p1`;

describe('sessions on this server', () => {
  it('compute the SQL_ID that we compute', async () => {
    const text = `SELECT /* first contact ${Date.now()} ä */ COUNT(*) FROM DUAL WHERE DUMMY = :p1`;
    const connection = await connectAccount(await testDatabaseUrl());
    await connection.execute(text, { p1: 'X' });
    await connection.close();
    const found = await askAdmin('SELECT SQL_ID FROM V$SQL WHERE SQL_FULLTEXT LIKE :p1', { p1: text });
    expect(found).toEqual([[sqlIdOf(text)]]);
  });

  it('show the tags that travel with a statement', async () => {
    const connection = await connectAccount(await testDatabaseUrl());
    connection.module = 'octo-drone-shop-oke';
    connection.action = 'POST /api/shop/checkout';
    connection.clientId = 'a'.repeat(32);
    await connection.execute('SELECT 1 FROM DUAL');
    const found = await askAdmin('SELECT MODULE, ACTION FROM V$SESSION WHERE CLIENT_IDENTIFIER = :p1', {
      p1: 'a'.repeat(32),
    });
    await connection.close();
    expect(found).toEqual([['octo-drone-shop-oke', 'POST /api/shop/checkout']]);
  });

  it('need one round trip per statement, and one more per transaction', () =>
    withTestDatabase(async (url) => {
      const db = createDatabase({ url, applicationName: 'round-trips', poolMax: 1 });
      const { user } = accountOfUrl(url);
      const spent = async (work: () => Promise<unknown>): Promise<number> => {
        const value = async () => Number((await askAdmin(ROUND_TRIPS, { p1: user }))[0]?.[0]);
        const before = await value();
        await work();
        return (await value()) - before;
      };
      const where = { slug: 'a' };
      const create = { slug: 'a', name: 'A' };
      try {
        await db.category.count();
        expect(await spent(() => db.category.create({ data: create }))).toBe(1);
        expect(await spent(() => db.category.findUnique({ where }))).toBe(1);
        expect(await spent(() => db.category.update({ where, data: { position: 1 } }))).toBe(1);
        expect(await spent(() => db.category.upsert({ where, create, update: { position: 2 } }))).toBe(1);
        const twice = () =>
          db.$transaction(async (tx) => {
            await tx.category.update({ where, data: { position: 3 } });
            await tx.category.update({ where, data: { position: 4 } });
          });
        expect(await spent(twice)).toBe(3);
      } finally {
        await db.$disconnect();
      }
    }));
});
