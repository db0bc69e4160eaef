import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../db';
import { deferred, testDatabaseUrl } from '../testing';
import { runJob, scheduleJob } from './job';
import { acquireLease } from './lease';

let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'jobs-test', poolMax: 20 });
});
afterAll(() => db.$disconnect());

describe('jobs', () => {
  it('are run by exactly one of many replicas, also the very first time', async () => {
    let runs = 0;
    const gate = deferred();
    const job = {
      name: 'race',
      leaseMs: 60_000,
      run: async () => {
        runs += 1;
        await gate.promise;
        return { message: 'done' };
      },
    };
    let losers = 0;
    const replicas = Array.from({ length: 10 }, async () => {
      const result = await runJob(db, job);
      if (result === null) losers += 1;
      return result;
    });
    // Until all others gave up: one that comes after the run has ended may rightly run again.
    await expect.poll(() => losers).toBe(9);
    gate.resolve();
    expect((await Promise.all(replicas)).filter((result) => result !== null)).toHaveLength(1);
    expect(runs).toBe(1);
  });

  it('hand their cursor to the next run and show how they ended', async () => {
    const cursors: (string | null)[] = [];
    const job = {
      name: 'cursor',
      leaseMs: 60_000,
      run: async ({ cursor }: { cursor: string | null }) => {
        cursors.push(cursor);
        return { message: 'ok', cursor: `${cursor ?? ''}x` };
      },
    };
    await runJob(db, job);
    await runJob(db, job);
    expect(cursors).toEqual([null, 'x']);
    expect(await db.jobLease.findUnique({ where: { name: 'cursor' } })).toMatchObject({
      runCount: 2,
      lastOutcome: 'ok',
      lastMessage: 'ok',
      cursor: 'xx',
      holder: null,
    });
  });

  it('keep the cursor and give the lease back when a run fails', async () => {
    const failing = { name: 'failing', leaseMs: 60_000, run: () => Promise.reject(new Error('no luck')) };
    await expect(runJob(db, failing)).rejects.toThrow('no luck');
    expect(await db.jobLease.findUnique({ where: { name: 'failing' } })).toMatchObject({
      lastOutcome: 'failed',
      lastMessage: 'no luck',
      holder: null,
    });
    await expect(runJob(db, { ...failing, run: async () => ({ message: 'ok' }) })).resolves.toEqual({
      message: 'ok',
    });
  });

  it('keep their lease while a long run asks for more time, and learn when it is lost', async () => {
    const answers: boolean[] = [];
    const name = 'long';
    await runJob(db, {
      name,
      leaseMs: 60_000,
      run: async ({ extend }) => {
        answers.push(await extend());
        await db.jobLease.update({ where: { name }, data: { holder: 'somebody else' } });
        answers.push(await extend());
        return { message: 'ok' };
      },
    });
    expect(answers).toEqual([true, false]);
    expect((await db.jobLease.findUnique({ where: { name } }))?.holder).toBe('somebody else');
  });

  it('can be taken over when their holder died', async () => {
    const now = new Date('2026-03-01T12:00:00Z');
    const take = (holder: string, at: Date) =>
      acquireLease(db, { name: 'dead', holder, leaseMs: 1_000, now: at });
    expect(await take('a', now)).not.toBeNull();
    expect(await take('b', new Date(now.getTime() + 999))).toBeNull();
    expect(await take('b', new Date(now.getTime() + 1_001))).not.toBeNull();
  });

  it('show an idle scheduled run as the last run, and keep running when there is work', async () => {
    const states = [true, false];
    const done = deferred();
    let runs = 0;
    const stop = scheduleJob(
      db,
      {
        name: 'often',
        leaseMs: 60_000,
        isIdle: async () => states.shift() ?? true,
        run: async () => {
          runs += 1;
          if (runs === 2) done.resolve();
          return { message: `run ${runs}` };
        },
      },
      { intervalMs: 1, firstDelayMs: 0 },
    );
    await done.promise;
    await stop();
    expect((await db.jobLease.findUnique({ where: { name: 'often' } }))?.runCount).toBeGreaterThanOrEqual(2);
  });
});
