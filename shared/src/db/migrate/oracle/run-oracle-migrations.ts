import { readMigrationFiles } from '../migration-files';
import { planMigrations } from '../migration-plan';
import type { MigrationReport } from '../report';
import { applyMigration } from './apply-migration';
import { makeJournal, readLedger, takeLock } from './journal';
import type { OracleMigrationOptions } from './migration-status';
import { MigrationSession } from './session';

/**
 * Brings an Oracle schema up to date. Every statement is journalled, so that a run which failed or was killed goes on
 * where it stopped. A row locked by a second session makes concurrent runners wait for each other: it needs no
 * privilege (DBMS_LOCK does), survives the commits of DDL, and goes when the session does.
 * Running it again is a no-op.
 * @throws MigrationError when the history does not fit the files or a statement fails
 */
export async function runOracleMigrations(options: OracleMigrationOptions): Promise<MigrationReport> {
  const files = await readMigrationFiles(options.directory);
  const open = async () => new MigrationSession(options.driver, await options.connect());
  const work = await open();
  try {
    await makeJournal(work);
    const lock = await open();
    try {
      await takeLock(lock);
      const pending = planMigrations(files, await readLedger(work));
      for (const file of pending) {
        const durationMs = await applyMigration({ work, lock }, file);
        options.onApplied?.(file.name, durationMs);
      }
      return { applied: pending.map(({ name }) => name), total: files.length };
    } finally {
      await lock.close();
    }
  } finally {
    await work.close();
  }
}
