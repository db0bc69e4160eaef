import 'server-only';
import type { Db } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { sha256Hex } from '@octo/shared/ids';
import { databaseStore } from '@octo/shared/limits';

const WINDOW_SECONDS = 60;

/**
 * Counts one request of a key that has a limit of its own, exactly and for all replicas together: the limit is part
 * of an agreement. The window slides: what is left of the minute before counts by the share that still lies in it.
 *
 * @param limit requests per minute
 * @throws AppError `rate_limited` with Retry-After
 */
export async function requireTokenRate(
  db: Db,
  input: { readonly tokenId: number; readonly limit: number; readonly now: Date },
): Promise<void> {
  const { tokenId, limit, now } = input;
  const seconds = now.getTime() / 1_000;
  const window = Math.floor(seconds / WINDOW_SECONDS);
  const left = (window + 1) * WINDOW_SECONDS - seconds;
  const key = {
    policy: 'access-token',
    keyHash: sha256Hex(`token ${tokenId}`),
    windowSeconds: WINDOW_SECONDS,
  };
  const store = databaseStore(db);
  const [count, before] = await Promise.all([
    store.add({ ...key, window }, 1),
    store.read({ ...key, window: window - 1 }),
  ]);
  if (count + (before * left) / WINDOW_SECONDS <= limit) return;
  const retryAfterSeconds = Math.max(1, Math.ceil(left));
  throw new AppError('rate_limited', {
    detail: `This key may be used ${limit} times a minute.`,
    retryAfterSeconds,
    facts: { limit, retryAfterSeconds },
  });
}
