import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../testing';
import { createDatabase, type Database, type Db } from './client';
import { isConnectionFailure, isConnectionLost } from './errors';
import { withTransaction } from './transaction';

let db: Database;
let killer: Database;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'transaction-test', poolMax: 4 });
  killer = createDatabase({ url, applicationName: 'transaction-killer', poolMax: 1 });
});
afterAll(async () => {
  await db.$disconnect();
  await killer.$disconnect();
});

/** Ends the server's side of the session that a transaction runs on, and waits until it is gone. */
async function killSessionOf(tx: Db): Promise<void> {
  const [session] = await tx.$queryRaw<{ pid: number }[]>`/* test.pid */ SELECT pg_backend_pid() AS pid`;
  const pid = session?.pid ?? 0;
  await killer.$queryRaw`/* test.kill */ SELECT pg_terminate_backend(CAST(${pid} AS INTEGER), 5000) AS ok`;
}

const addCategory = (tx: Db, slug: string) => tx.category.create({ data: { slug, name: slug, position: 1 } });
const categories = (slug: string) => db.category.count({ where: { slug } });

describe('withTransaction on PostgreSQL', () => {
  it('repeats the work when the connection was lost before COMMIT, and writes once', async () => {
    let runs = 0;
    await withTransaction(db, async (tx) => {
      runs += 1;
      await addCategory(tx, 'lost-before');
      if (runs === 1) {
        await killSessionOf(tx);
        await addCategory(tx, 'lost-before-2');
      }
    });
    expect(runs).toBe(2);
    expect(await categories('lost-before')).toBe(1);
  });

  it('does not repeat the work when the connection was lost under COMMIT', async () => {
    let runs = 0;
    const lost = withTransaction(db, async (tx) => {
      runs += 1;
      await addCategory(tx, 'lost-at-commit');
      await killSessionOf(tx);
    });
    const error = await lost.catch((thrown: unknown) => thrown);
    expect(isConnectionLost(error)).toBe(true);
    expect(isConnectionFailure(error)).toBe(true);
    expect(runs).toBe(1);
    expect(await categories('lost-at-commit')).toBe(0);
  });

  it('lets both of two transactions that deadlock succeed', async () => {
    const a = await addCategory(db, 'deadlock-a');
    const b = await addCategory(db, 'deadlock-b');
    let runs = 0;
    // Each holds its first row until the other has its own, the first time only.
    const held: (() => void)[] = [];
    const bothHold = new Promise<void>((resolve) => {
      held.push(resolve);
    });
    let holders = 0;
    const swap = (first: number, second: number) =>
      withTransaction(db, async (tx) => {
        runs += 1;
        await tx.category.update({ where: { id: first }, data: { position: { increment: 1 } } });
        holders += 1;
        if (holders === 2) held[0]?.();
        if (holders <= 2) await bothHold;
        await tx.category.update({ where: { id: second }, data: { position: { increment: 1 } } });
      });
    await Promise.all([swap(a.id, b.id), swap(b.id, a.id)]);
    expect(runs).toBe(3);
    const rows = await db.category.findMany({ where: { id: { in: [a.id, b.id] } } });
    expect(rows.map(({ position }) => position)).toEqual([3, 3]);
  });
});
