import { describe, expect, it } from 'vitest';
import { PrismaClient } from '../generated/client';
import { dialectOf, twin, withDialect } from './dialect';
import { silentAdapter } from './testing/silent-adapter';

const open = () => new PrismaClient({ adapter: silentAdapter });

describe('dialectOf', () => {
  it('is PostgreSQL for a client of which nothing was said', () => {
    expect(dialectOf(open())).toBe('postgresql');
  });

  it('is known by the client, its transactions and its extensions', async () => {
    const db = withDialect(open(), 'oracle');
    expect(dialectOf(db)).toBe('oracle');
    expect(await db.$transaction(async (tx) => dialectOf(tx))).toBe('oracle');
    expect(dialectOf(db.$extends({ name: 'extended' }) as unknown as PrismaClient)).toBe('oracle');
  });
});

describe('twin', () => {
  it('takes the form of the database', async () => {
    const where = twin({
      postgresql: async (_db, name: string) => `${name} on PostgreSQL`,
      oracle: async (_db, name: string) => `${name} on Oracle`,
    });
    expect(await where(open(), 'a')).toBe('a on PostgreSQL');
    expect(await where(withDialect(open(), 'oracle'), 'b')).toBe('b on Oracle');
  });
});
