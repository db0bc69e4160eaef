import { MigrationError } from './migration-error';
import type { MigrationFile } from './migration-files';

/** One row of `schema_migrations`. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

/**
 * Compares what is committed with what a database has.
 * @returns the files still to apply, in order; empty when the database is current
 * @throws MigrationError when an applied migration was changed or removed, or a new one is older than an applied one
 */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationFile[] {
  const fileByName = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of applied) {
    const file = fileByName.get(name);
    if (!file) {
      throw new MigrationError(
        `Migration "${name}" was applied to this database but its file is missing. Restore the file.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(
        `Migration "${name}" was changed after it was applied. Restore it and add a new migration instead.`,
      );
    }
  }
  const appliedNames = new Set(applied.map(({ name }) => name));
  const newest = [...appliedNames].sort().at(-1);
  const pending = files.filter(({ name }) => !appliedNames.has(name));
  const late = pending.find(({ name }) => newest !== undefined && name < newest);
  if (late) {
    throw new MigrationError(
      `Migration "${late.name}" sorts before "${newest}", which is already applied. Give it a higher number.`,
    );
  }
  return pending;
}
