import type { OracleConnection, OracleDriver } from '../../oracle/driver';
import { splitScript } from '../../oracle/script';
import { type MigrationFile, readMigrationFiles } from '../migration-files';
import type { MigrationStatus } from '../report';
import { hasJournal, readJournal, readLedger } from './journal';
import { MigrationSession } from './session';

/** Options of a run on Oracle. */
export interface OracleMigrationOptions {
  readonly driver: OracleDriver;
  /** Opens a session of the owner of the schema; called twice. */
  readonly connect: () => Promise<OracleConnection>;
  /** Absolute path of the folder with `NNNN_name.sql` files for Oracle. */
  readonly directory: string;
  /** Called after each applied migration. */
  readonly onApplied?: (name: string, durationMs: number) => void;
}

async function noteOf(session: MigrationSession, { name, sql }: MigrationFile): Promise<{ note?: string }> {
  const entries = [...(await readJournal(session, name)).values()].sort((a, b) => a.position - b.position);
  const last = entries.at(-1);
  if (!last) return {};
  const where = `statement ${last.position} of ${splitScript(sql).length}`;
  switch (last.state) {
    case 'failed':
      return { note: `${where} failed: ${last.error}` };
    case 'running':
      return { note: `${where} is under way, or was when the last run ended` };
    case 'done':
      return { note: `${where} is done` };
  }
}

/**
 * Lists every migration file with the time it was applied, without changing anything.
 * @throws MigrationError when a migration file is malformed
 */
export async function readOracleMigrationStatus(options: OracleMigrationOptions): Promise<MigrationStatus[]> {
  const files = await readMigrationFiles(options.directory);
  const session = new MigrationSession(options.driver, await options.connect());
  try {
    if (!(await hasJournal(session))) return files.map(({ name }) => ({ name }));
    const applied = new Map((await readLedger(session)).map((entry) => [entry.name, entry]));
    const lines: MigrationStatus[] = [];
    for (const file of files) {
      const entry = applied.get(file.name);
      lines.push(
        entry
          ? { name: file.name, appliedAt: entry.appliedAt, durationMs: entry.durationMs }
          : { name: file.name, ...(await noteOf(session, file)) },
      );
    }
    return lines;
  } finally {
    await session.close();
  }
}
