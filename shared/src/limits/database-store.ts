import 'server-only';
import type { Db } from '../db';
import type { RateLimitStore, WindowKey } from './store';

const startOf = ({ window, windowSeconds }: WindowKey) => new Date(window * windowSeconds * 1_000);

/** Counts in `rate_limit_windows`: one upsert per call, which the database makes atomic. */
export function databaseStore(db: Db): RateLimitStore {
  return {
    add: async (key, requests) => {
      const id = { policy: key.policy, keyHash: key.keyHash, windowStart: startOf(key) };
      const { count } = await db.rateLimitWindow.upsert({
        where: { policy_keyHash_windowStart: id },
        create: { ...id, count: requests },
        update: { count: { increment: requests } },
        select: { count: true },
      });
      return count;
    },
    read: async (key) => {
      const row = await db.rateLimitWindow.findUnique({
        where: {
          policy_keyHash_windowStart: {
            policy: key.policy,
            keyHash: key.keyHash,
            windowStart: startOf(key),
          },
        },
        select: { count: true },
      });
      return row?.count ?? 0;
    },
    forget: async (endedBefore) => {
      await db.rateLimitWindow.deleteMany({ where: { windowStart: { lt: endedBefore } } });
    },
    close: async () => undefined,
  };
}
