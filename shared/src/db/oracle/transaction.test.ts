import type { IsolationLevel } from '@prisma/driver-adapter-utils';
import { describe, expect, it } from 'vitest';
import { PrismaOracle } from './adapter';
import { fakeOracle } from './testing/fake-impl';
import { driverError, type FakeServer } from './testing/fake-server';
import { GADGETS } from './testing/gadgets';
import { sqlQuery } from './testing/query';

async function begun(answer: FakeServer['answer'] = () => ({ rowsAffected: 1 }), level?: IsolationLevel) {
  const { driver, pool, server } = fakeOracle(answer, { poolMax: 1 });
  const factory = new PrismaOracle({ catalogue: GADGETS, open: async () => ({ driver, pool }) });
  const adapter = await factory.connect();
  return { adapter, pool, server, tx: await adapter.startTransaction(level) };
}

const UPDATE = sqlQuery(
  `UPDATE "public"."gadgets" SET "note" = $1 WHERE "public"."gadgets"."id" = $2`,
  ['string', 'n'],
  ['int', 5],
);
const BULK = sqlQuery(
  `INSERT INTO "public"."gadgets" ("code") VALUES ($1), ($2)`,
  ['string', 'a'],
  ['string', 'b'],
);

describe('a transaction on Oracle', () => {
  it('costs one round trip per statement and one for the commit', async () => {
    const { tx, server } = await begun();
    await tx.executeRaw(UPDATE);
    await tx.executeRaw(BULK);
    await tx.commit();
    expect(server.calls.map(({ autoCommit }) => autoCommit)).toEqual([false, false]);
    expect(server.events).toEqual(['execute', 'execute', 'commit', 'close']);
    expect(server.roundTrips).toBe(3);
  });

  it('tells the client to call commit and rollback instead of sending their text', async () => {
    const { tx } = await begun();
    expect(tx.options).toEqual({ usePhantomQuery: true });
    await tx.rollback();
  });

  it('sends SERIALIZABLE first, and nothing for the default READ COMMITTED', async () => {
    const serializable = await begun(undefined, 'SERIALIZABLE');
    expect(serializable.server.calls.map(({ text }) => text)).toEqual([
      'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE',
    ]);
    const committed = await begun(undefined, 'READ COMMITTED');
    expect(committed.server.calls).toEqual([]);
  });

  it.each(['REPEATABLE READ', 'READ UNCOMMITTED', 'SNAPSHOT'] as const)('refuses %s', async (level) => {
    await expect(begun(undefined, level)).rejects.toMatchObject({
      cause: { kind: 'InvalidIsolationLevel', level },
    });
  });

  it('has savepoints, and no RELEASE', async () => {
    const { tx, server } = await begun();
    await tx.createSavepoint?.('prisma_sp_0');
    await tx.rollbackToSavepoint?.('prisma_sp_0');
    await tx.releaseSavepoint?.('prisma_sp_0');
    expect(server.calls.map(({ text }) => text)).toEqual([
      'SAVEPOINT prisma_sp_0',
      'ROLLBACK TO SAVEPOINT prisma_sp_0',
    ]);
    await expect(tx.createSavepoint?.('a; DROP TABLE x')).rejects.toThrow('Not a savepoint name');
  });

  it('stays usable after a failed statement, which the server undid', async () => {
    let calls = 0;
    const { tx, server } = await begun(() => {
      calls += 1;
      return calls === 1 ? driverError('ORA-01438: value too large') : { rowsAffected: 1 };
    });
    await expect(tx.executeRaw(UPDATE)).rejects.toMatchObject({ cause: { kind: 'ValueOutOfRange' } });
    await expect(tx.executeRaw(UPDATE)).resolves.toBe(1);
    await tx.commit();
    expect(server.events).toEqual(['execute', 'execute', 'commit', 'close']);
  });

  it('can only be rolled back after a bulk insert that failed half way', async () => {
    const { tx, server } = await begun(({ isMany }) =>
      isMany ? driverError('ORA-12899: value too large') : { rowsAffected: 1 },
    );
    await expect(tx.executeRaw(BULK)).rejects.toMatchObject({ cause: { kind: 'LengthMismatch' } });
    await expect(tx.executeRaw(UPDATE)).rejects.toMatchObject({
      cause: { kind: 'TransactionAlreadyClosed' },
    });
    await expect(tx.commit()).rejects.toMatchObject({ cause: { kind: 'TransactionAlreadyClosed' } });
    expect(server.events).toEqual(['execute', 'rollback', 'close']);
  });

  it('goes on after such a failure from a savepoint before it', async () => {
    const { tx, server } = await begun(({ isMany }) =>
      isMany ? driverError('ORA-12899: value too large') : { rowsAffected: 1 },
    );
    await tx.createSavepoint?.('prisma_sp_0');
    await expect(tx.executeRaw(BULK)).rejects.toThrow();
    await tx.rollbackToSavepoint?.('prisma_sp_0');
    await tx.executeRaw(UPDATE);
    await tx.commit();
    expect(server.events.slice(-2)).toEqual(['commit', 'close']);
  });
});

describe('the session of a transaction', () => {
  it('goes back to the pool after commit and rollback, once', async () => {
    for (const end of ['commit', 'rollback'] as const) {
      const { tx, server } = await begun();
      await tx[end]();
      await tx[end]();
      await tx.rollback();
      expect(server.events).toEqual([end, 'close']);
    }
  });

  it('is thrown away when the connection was lost under a statement', async () => {
    const { tx, server } = await begun(() => driverError('NJS-500: connection was broken'));
    await expect(tx.executeRaw(UPDATE)).rejects.toMatchObject({ cause: { kind: 'ConnectionClosed' } });
    await expect(tx.executeRaw(UPDATE)).rejects.toMatchObject({ cause: { kind: 'ConnectionClosed' } });
    await tx.rollback();
    expect(server.events).toEqual(['execute', 'drop']);
  });

  it('cannot be committed when its loss went unnoticed by the caller', async () => {
    const { tx, server } = await begun(() => driverError('NJS-500: connection was broken'));
    await expect(tx.executeRaw(UPDATE)).rejects.toThrow();
    await expect(tx.commit()).rejects.toMatchObject({ cause: { kind: 'ConnectionClosed' } });
    expect(server.events).toEqual(['execute', 'drop']);
  });

  it('is thrown away when the connection was lost under the commit', async () => {
    const { tx, server, adapter } = await begun();
    server.commitError = driverError('NJS-500: connection was broken');
    await expect(tx.commit()).rejects.toMatchObject({ cause: { kind: 'ConnectionClosed' } });
    await tx.rollback();
    expect(server.events).toEqual(['commit', 'drop']);
    // The pool has one place: it is free again.
    await expect(adapter.executeRaw(UPDATE)).resolves.toBe(1);
  });

  it('is given back when the transaction cannot even be made SERIALIZABLE', async () => {
    const { driver, pool, server } = fakeOracle(
      () => driverError('ORA-01453: SET TRANSACTION must be first'),
      {
        poolMax: 1,
      },
    );
    const factory = new PrismaOracle({ catalogue: GADGETS, open: async () => ({ driver, pool }) });
    const adapter = await factory.connect();
    await expect(adapter.startTransaction('SERIALIZABLE')).rejects.toMatchObject({
      cause: { originalCode: 'ORA-01453' },
    });
    expect(server.events).toEqual(['execute', 'rollback', 'close']);
    expect(pool.connectionsInUse).toBe(0);
  });

  it('serves statements that were started together one after the other', async () => {
    const { tx, server } = await begun();
    await Promise.all([tx.executeRaw(UPDATE), tx.executeRaw(UPDATE), tx.executeRaw(BULK)]);
    await tx.commit();
    expect(server.events).toEqual(['execute', 'execute', 'execute', 'commit', 'close']);
  });
});
