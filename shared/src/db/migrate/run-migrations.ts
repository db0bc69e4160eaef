import { Client } from 'pg';
import { MigrationError } from './migration-error';
import { type MigrationFile, readMigrationFiles } from './migration-files';
import { type AppliedMigration, planMigrations } from './migration-plan';
import type { MigrationReport, MigrationStatus } from './report';

/** Any constant works as long as every runner uses the same one. */
const LOCK_KEY = 4_015_277_001;

const CREATE_LEDGER = `
  CREATE TABLE IF NOT EXISTS schema_migrations (
    name        VARCHAR(120) PRIMARY KEY,
    checksum    CHAR(64)     NOT NULL,
    applied_at  TIMESTAMPTZ  NOT NULL DEFAULT now(),
    duration_ms INTEGER      NOT NULL
  )`;

/** Options of {@link runMigrations}. */
export interface MigrationOptions {
  /** PostgreSQL connection string of a role that may create tables. */
  readonly databaseUrl: string;
  /** Absolute path of the folder with `NNNN_name.sql` files. */
  readonly directory: string;
  /** Schema of the tables and of the ledger; it is made when missing. The server's default unless given. Only a constant. */
  readonly schema?: string;
  /** Called after each applied migration. */
  readonly onApplied?: (name: string, durationMs: number) => void;
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'SELECT name, checksum FROM schema_migrations ORDER BY name',
  );
  return rows;
}

async function enterSchema(client: Client, schema: string | undefined): Promise<void> {
  if (schema) await client.query(`SET search_path TO ${schema}`);
}

async function applyOne(client: Client, file: MigrationFile): Promise<number> {
  const startedAt = performance.now();
  await client.query('BEGIN');
  try {
    await client.query(file.sql);
    const durationMs = Math.round(performance.now() - startedAt);
    await client.query('INSERT INTO schema_migrations (name, checksum, duration_ms) VALUES ($1, $2, $3)', [
      file.name,
      file.checksum,
      durationMs,
    ]);
    await client.query('COMMIT');
    return durationMs;
  } catch (cause) {
    await client.query('ROLLBACK');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError(`Migration "${file.name}" failed and was rolled back: ${reason}`, { cause });
  }
}

/**
 * Brings a PostgreSQL database up to date. Every migration runs in its own transaction together with its ledger row,
 * so a failure leaves nothing behind; an advisory lock makes concurrent runners wait for each other.
 * Running it again is a no-op.
 * @throws MigrationError when the history does not fit the files or a migration fails
 */
export async function runMigrations(options: MigrationOptions): Promise<MigrationReport> {
  const files = await readMigrationFiles(options.directory);
  const client = new Client({ connectionString: options.databaseUrl, application_name: 'octo-migrate' });
  await client.connect();
  try {
    // Held by the session, so it is released with the connection even when this process is killed.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    if (options.schema) await client.query(`CREATE SCHEMA IF NOT EXISTS ${options.schema}`);
    await enterSchema(client, options.schema);
    await client.query(CREATE_LEDGER);
    const pending = planMigrations(files, await readApplied(client));
    for (const file of pending) {
      const durationMs = await applyOne(client, file);
      options.onApplied?.(file.name, durationMs);
    }
    return { applied: pending.map(({ name }) => name), total: files.length };
  } finally {
    await client.end();
  }
}

/**
 * Lists every migration file with the time it was applied, without changing anything.
 * @throws MigrationError when a migration file is malformed
 */
export async function readMigrationStatus(options: MigrationOptions): Promise<MigrationStatus[]> {
  const files = await readMigrationFiles(options.directory);
  const client = new Client({ connectionString: options.databaseUrl, application_name: 'octo-migrate' });
  await client.connect();
  try {
    await enterSchema(client, options.schema);
    const { rows: found } = await client.query<{ ledger: string | null }>(
      "SELECT to_regclass('schema_migrations')::text AS ledger",
    );
    if (!found[0]?.ledger) return files.map(({ name }) => ({ name }));
    const { rows } = await client.query<{ name: string; applied_at: Date; duration_ms: number }>(
      'SELECT name, applied_at, duration_ms FROM schema_migrations',
    );
    const byName = new Map(rows.map((row) => [row.name, row]));
    return files.map(({ name }) => {
      const row = byName.get(name);
      return row ? { name, appliedAt: row.applied_at.toISOString(), durationMs: row.duration_ms } : { name };
    });
  } finally {
    await client.end();
  }
}
