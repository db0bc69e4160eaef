import { describe, expect, it } from 'vitest';
import { createDatabase } from '../db';
import { withTestDatabase } from '../testing';
import { runSeed } from './run-seed';
import { seedDatabase } from './seed-database';

const NOW = new Date('2026-11-21T09:00:00Z');
// Each test fills whole databases; on a busy machine that takes its time.
const TIMEOUT_MS = 120_000;

const ordersOf = async (databaseUrl: string) => {
  const db = createDatabase({ url: databaseUrl, applicationName: 'seed-test', poolMax: 2 });
  try {
    const outcome = await seedDatabase(db, { scale: 0.05, now: NOW });
    const orders = await db.order.findMany({
      select: { number: true, totalMinor: true, status: true, contactEmail: true, placedAt: true },
      orderBy: { number: 'asc' },
    });
    return { outcome, orders };
  } finally {
    await db.$disconnect();
  }
};

describe('the seed command', () => {
  it('seeds at the scale of the settings and leaves a filled database alone', { timeout: TIMEOUT_MS }, () =>
    withTestDatabase(async (databaseUrl) => {
      const env = { SEED_SCALE: '0.1' };
      const open = () => createDatabase({ url: databaseUrl, applicationName: 'octo-seed', poolMax: 2 });
      expect(await runSeed({ open, env })).toBe('seeded 56 products, 16 customers, 52 orders');
      expect(await runSeed({ open, env })).toBe('seed: data is there');
    }),
  );

  it('refuses a scale that makes no sense before it touches the database', async () => {
    const open = () => {
      throw new Error('opened');
    };
    await expect(runSeed({ open, env: { SEED_SCALE: 'big' } })).rejects.toThrow(/SEED_SCALE/);
  });

  it('makes the same data from the same moment, tokens and hashes aside', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const first = await withTestDatabase(ordersOf);
    const second = await withTestDatabase(ordersOf);
    expect(first.outcome).toEqual({ outcome: 'seeded', products: 56, customers: 8, orders: 26 });
    expect(second).toEqual(first);
  });
});
