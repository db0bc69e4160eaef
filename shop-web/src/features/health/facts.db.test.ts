import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countActiveCarts } from './facts.repository';

let db: Database;
const NOW = new Date('2026-11-25T12:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'test', poolMax: 2 });
});
afterAll(() => db.$disconnect());

it('counts the open carts that were touched lately', async () => {
  const cart = (tokenHash: string, change: { updatedAt?: Date; expiresAt?: Date; status?: string } = {}) =>
    db.cart.create({ data: { tokenHash, updatedAt: hours(-1), expiresAt: hours(24), ...change } });
  await cart('open');
  await cart('old', { updatedAt: hours(-25) });
  await cart('expired', { expiresAt: hours(-1) });
  await cart('bought', { status: 'ordered' });
  expect(await countActiveCarts(db, hours(-24), NOW)).toBe(1);
});
