import { expect, it } from 'vitest';
import { withTestDatabase } from '../testing';
import { createDatabase } from './client';

it('keeps instants exact on a server that lives in another time zone', async () => {
  await withTestDatabase(async (url) => {
    const open = () => createDatabase({ url, applicationName: 'time-zone', poolMax: 2 });
    const first = open();
    await first.$executeRawUnsafe(
      `/* test.zone */ ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET timezone TO 'America/New_York'`,
    );
    await first.$disconnect();
    const db = open();
    const instant = new Date('2026-07-01T12:34:56.789Z');
    await db.cart.create({ data: { tokenHash: 'zone', expiresAt: instant } });
    const rows = await db.$queryRaw<{ epoch: number; expiresAt: Date }[]>`
      /* test.epoch */ SELECT CAST(EXTRACT(EPOCH FROM expires_at) AS DOUBLE PRECISION) AS "epoch", expires_at AS "expiresAt" FROM carts
      WHERE expires_at = ${instant}`;
    await db.$disconnect();
    expect(rows).toEqual([{ epoch: instant.getTime() / 1_000, expiresAt: instant }]);
  });
});
