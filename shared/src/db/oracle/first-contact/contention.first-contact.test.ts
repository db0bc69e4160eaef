import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deferred, testDatabaseUrl } from '../../../testing';
import { createDatabase, type Database } from '../../client';
import { isWriteConflict } from '../../errors';

let db: Database;
beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'contention', poolMax: 4 });
});
afterAll(() => db.$disconnect());

beforeEach(async () => {
  await db.category.deleteMany();
  await db.category.createMany({
    data: [
      { slug: 'a', name: 'A' },
      { slug: 'b', name: 'B' },
    ],
  });
});

const touch = (tx: Pick<Database, 'category'>, slug: string) =>
  tx.category.update({ where: { slug }, data: { position: { increment: 1 } } });

describe('contention on this server', () => {
  it('a deadlock ends one of the two as a write conflict', async () => {
    const first = deferred<void>();
    const second = deferred<void>();
    const cross = (mine: string, other: string, done: () => void, wait: Promise<void>) =>
      db.$transaction(
        async (tx) => {
          await touch(tx, mine);
          done();
          await wait;
          await touch(tx, other);
        },
        { timeout: 60_000 },
      );
    const results = await Promise.allSettled([
      cross('a', 'b', () => first.resolve(), second.promise),
      cross('b', 'a', () => second.resolve(), first.promise),
    ]);
    const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(failures).toHaveLength(1);
    expect(isWriteConflict(failures[0])).toBe(true);
  });

  it('a serialisable transaction that read what changed since is refused as a write conflict', async () => {
    const late = db.$transaction(
      async (tx) => {
        await tx.category.findMany();
        await touch(db, 'a');
        await touch(tx, 'a');
      },
      { isolationLevel: 'Serializable', timeout: 60_000 },
    );
    const failure = await late.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(isWriteConflict(failure)).toBe(true);
  });

  it('a statement that fails leaves its transaction usable', async () => {
    await db.$transaction(async (tx) => {
      await expect(tx.category.create({ data: { slug: 'a', name: 'again' } })).rejects.toMatchObject({
        code: 'P2002',
      });
      await touch(tx, 'b');
    });
    expect((await db.category.findUniqueOrThrow({ where: { slug: 'b' } })).position).toBe(1);
  });
});
