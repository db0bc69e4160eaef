import { oracleCode } from '../../oracle/errors';
import { splitScript } from '../../oracle/script';
import { MigrationError } from '../migration-error';
import type { MigrationFile } from '../migration-files';
import { isDdl, meansAlreadyDone } from './already-done';
import { hashOf, type JournalEntry, readJournal, writeJournal, writeLedger } from './journal';
import type { MigrationSession } from './session';

/** The two sessions of a run. */
export interface MigrationSessions {
  /** Does the work. */
  readonly work: MigrationSession;
  /** Holds the lock, since the first DDL statement would commit a transaction that held it. */
  readonly lock: MigrationSession;
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';

/** Refuses to go on over a statement that is not the one which was run. */
function refuseChanged(name: string, position: number, hash: string, entry: JournalEntry): void {
  if (entry.hash === hash || entry.state === 'failed') return;
  throw new MigrationError(
    entry.state === 'done'
      ? `Statement ${position} of migration "${name}" was changed after it was executed. Restore it; what is still to come may be changed.`
      : `Statement ${position} of migration "${name}" was under way when the last run ended, and was changed since. Restore it and run again, then add a new migration.`,
  );
}

/** Without the lock somebody else may be at work. */
async function requireLock(lock: MigrationSession, name: string): Promise<void> {
  try {
    await lock.ping();
  } catch (cause) {
    throw new MigrationError(
      `The session that kept other runners out was lost during migration "${name}". Run it again.`,
      { cause },
    );
  }
}

async function runStatement(
  { work, lock }: MigrationSessions,
  { name }: MigrationFile,
  statement: string,
  at: { readonly position: number; readonly total: number; readonly wasUnderWay: boolean },
): Promise<void> {
  const entry = { position: at.position, hash: hashOf(statement), error: null };
  await requireLock(lock, name);
  await writeJournal(work, name, { ...entry, state: 'running' });
  try {
    await work.run(statement);
    // A statement that changes rows is committed together with this note of it.
    await writeJournal(work, name, { ...entry, state: 'done' });
  } catch (cause) {
    const code = oracleCode(cause);
    if (at.wasUnderWay && meansAlreadyDone(statement, code))
      return writeJournal(work, name, { ...entry, state: 'done' });
    const isLost = await work.rollback().then(
      () => false,
      () => true,
    );
    if (!isLost) await writeJournal(work, name, { ...entry, state: 'failed', error: firstLine(cause) });
    const before = at.position === 1 ? 'Nothing of it was executed' : `The ones before it are done and stay`;
    throw new MigrationError(
      `Migration "${name}" stopped at statement ${at.position} of ${at.total}: ${firstLine(cause)}\n` +
        `${before}; the next run goes on at this statement${isDdl(statement) || isLost ? '' : ', of which nothing is left'}.`,
      { cause },
    );
  }
}

/**
 * Applies one migration, or the rest of it. Oracle commits with every DDL statement, so a migration cannot be rolled
 * back; a journal of its statements says where to go on instead.
 * @returns how long it took, in milliseconds
 */
export async function applyMigration(sessions: MigrationSessions, file: MigrationFile): Promise<number> {
  const startedAt = performance.now();
  const statements = splitScript(file.sql);
  const journal = await readJournal(sessions.work, file.name);
  for (const [index, statement] of statements.entries()) {
    const position = index + 1;
    const entry = journal.get(position);
    if (entry) refuseChanged(file.name, position, hashOf(statement), entry);
    if (entry?.state === 'done') continue;
    const at = { position, total: statements.length, wasUnderWay: entry?.state === 'running' };
    await runStatement(sessions, file, statement, at);
  }
  const durationMs = Math.round(performance.now() - startedAt);
  await writeLedger(sessions.work, file, durationMs);
  return durationMs;
}
