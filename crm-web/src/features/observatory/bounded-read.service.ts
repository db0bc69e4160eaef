import 'server-only';
import { rawSql, type Store, type StoreHandle, sql } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';

/** Nobody waits longer for a page, and the store has others to serve. */
const LIMIT_MS = 4_000;
const QUERY_CANCELED = '57014';

/**
 * Runs reads whose length depends on what somebody typed; they are ended after four seconds.
 * @throws AppError `search_too_broad`
 */
export async function boundedRead<T>(
  store: Store,
  read: (handle: StoreHandle) => Promise<T>,
  limitMs = LIMIT_MS,
): Promise<T> {
  try {
    return await store.transaction(async (handle) => {
      await handle.execute(sql`SET LOCAL statement_timeout = ${rawSql(String(Math.trunc(limitMs)))}`);
      return read(handle);
    });
  } catch (cause) {
    if ((cause as { code?: unknown }).code === QUERY_CANCELED)
      throw new AppError('search_too_broad', { cause });
    throw cause;
  }
}
