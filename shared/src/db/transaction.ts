import 'server-only';
import type { Database, Db } from './client';
import { isWriteConflict } from './errors';
import type { Prisma } from './generated/client';

const MAX_ATTEMPTS = 3;

/**
 * Runs `work` in one transaction and repeats it (at most three times, with jitter) when the database chose it
 * as the loser of a conflict. `work` must therefore have no effect outside the database.
 *
 * @throws whatever `work` throws; the transaction is then rolled back.
 */
export async function withTransaction<T>(
  db: Database,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work);
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isWriteConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 10 + Math.random() * 20));
    }
  }
}

/** Answers when the database answers. @throws the driver's error when it does not */
export async function pingDatabase(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1 AS ok`;
}
