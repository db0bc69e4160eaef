import 'server-only';
import type { Database, Db } from './client';
import { isConnectionLost, isWriteConflict } from './errors';
import type { Prisma } from './generated/client';

const MAX_ATTEMPTS = 3;
/** Upper bounds of the first pause; each further one is twice as long. */
const CONFLICT_PAUSE_MS = 30;
const LOST_PAUSE_MS = 200;

/** A pause of half to the whole of its bound, so that losers of one conflict do not meet again. */
function pause(boundMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, boundMs * (0.5 + Math.random() / 2)));
}

/**
 * Runs `work` in one transaction and repeats it (at most three times, with jitter) when the database chose it as
 * the loser of a conflict, a deadlock or a serialisation, or when the connection was lost before COMMIT was sent.
 * In all of these nothing was written. A connection lost during COMMIT leaves the outcome unknown: that is never
 * repeated. `work` must have no effect outside the database.
 *
 * @throws whatever `work` throws; the transaction is then rolled back.
 */
export async function withTransaction<T>(
  db: Database,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let isCommitting = false;
    try {
      return await db.$transaction(async (tx) => {
        const result = await work(tx);
        isCommitting = true;
        return result;
      });
    } catch (error) {
      const isConflict = isWriteConflict(error);
      const isRepeatable = isConflict || (!isCommitting && isConnectionLost(error));
      if (attempt >= MAX_ATTEMPTS || !isRepeatable) throw error;
      await pause((isConflict ? CONFLICT_PAUSE_MS : LOST_PAUSE_MS) * 2 ** (attempt - 1));
    }
  }
}

/** Answers when the database answers. @throws the driver's error when it does not */
export async function pingDatabase(db: Db): Promise<void> {
  await db.$queryRaw`/* db.ping */ SELECT 1 AS ok`;
}
