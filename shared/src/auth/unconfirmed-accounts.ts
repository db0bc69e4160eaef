import 'server-only';
import type { Db } from '../db';
import { addMs, MS } from '../time';

const KEPT_MS = 7 * MS.day;

/**
 * Deletes customers' accounts whose address nobody confirmed within a week: they were mistyped, or made by somebody
 * else, and hold a stranger's address. @returns how many
 */
export async function deleteUnconfirmedAccounts(db: Db, now: Date): Promise<number> {
  const { count } = await db.user.deleteMany({
    where: {
      role: 'customer',
      emailVerifiedAt: null,
      customerId: null,
      identities: { none: {} },
      createdAt: { lt: addMs(now, -KEPT_MS) },
    },
  });
  return count;
}
