import { describe, expect, it } from 'vitest';
import { translateDbError } from './errors';
import { PrismaClient } from './generated/client';
import { PrismaOracle } from './oracle/adapter';
import { fakeOracle } from './oracle/testing/fake-impl';
import { driverError, type FakeServer } from './oracle/testing/fake-server';
import { withTransaction } from './transaction';

function database(answer: FakeServer['answer']) {
  const { driver, pool, server } = fakeOracle(answer);
  const adapter = new PrismaOracle({ catalogue: {}, open: async () => ({ driver, pool }) });
  return { db: new PrismaClient({ adapter }), server, pool };
}

const touch = (tx: Pick<PrismaClient, '$executeRaw'>) =>
  tx.$executeRaw`/* oracle test.touch */ BEGIN NULL; END;`;

/** Fails the first `times` statements with one message. */
function failing(times: number, message: string): FakeServer['answer'] {
  let calls = 0;
  return () => {
    calls += 1;
    return calls <= times ? driverError(message) : {};
  };
}

describe('withTransaction', () => {
  it.each([
    'ORA-00060: deadlock detected while waiting for resource',
    "ORA-08177: can't serialize access for this transaction",
    'NJS-500: connection to the Oracle Database was broken',
  ])('repeats the work after %s', async (message) => {
    const { db, server, pool } = database(failing(2, message));
    let runs = 0;
    await withTransaction(db, async (tx) => {
      runs += 1;
      await touch(tx);
    });
    expect(runs).toBe(3);
    expect(server.events.filter((event) => event === 'commit')).toHaveLength(1);
    expect(pool.connectionsInUse).toBe(0);
    await db.$disconnect();
  });

  it('gives up after three attempts', async () => {
    const { db, server } = database(failing(9, 'ORA-00060: deadlock detected'));
    await expect(withTransaction(db, touch)).rejects.toMatchObject({ code: 'P2010' });
    expect(server.calls).toHaveLength(3);
    await db.$disconnect();
  });

  it.each([
    'ORA-00001: unique constraint (O.K) violated',
    'NJS-123: call timeout of 15000 ms exceeded',
    'ORA-00600: internal error code',
  ])('does not repeat the work after %s', async (message) => {
    const { db, server } = database(failing(9, message));
    await expect(withTransaction(db, touch)).rejects.toThrow();
    expect(server.calls).toHaveLength(1);
    await db.$disconnect();
  });

  it('does not repeat a transaction whose commit may have happened', async () => {
    const { db, server } = database(() => ({}));
    server.commitError = driverError('NJS-500: connection to the Oracle Database was broken');
    const error = await withTransaction(db, touch).catch((thrown: unknown) => thrown);
    expect(translateDbError(error)).toMatchObject({ code: 'database_unavailable' });
    expect(server.calls).toHaveLength(1);
    expect(server.events).toEqual(['execute', 'commit', 'drop']);
    await db.$disconnect();
  });
});

describe('a commit that the database refuses', () => {
  it('is repeated when another transaction won', async () => {
    const { db, server } = database(() => ({}));
    server.commitError = driverError("ORA-08177: can't serialize access for this transaction");
    await withTransaction(db, touch);
    expect(server.events).toEqual(['execute', 'commit', 'rollback', 'close', 'execute', 'commit', 'close']);
    await db.$disconnect();
  });
});
