import { createHash } from 'node:crypto';
import { oracleCode } from '../../oracle/errors';
import type { AppliedMigration } from '../migration-plan';
import type { MigrationSession } from './session';

/**
 * What became of a statement. `running` is written before it is sent: found at the next run, it means that nobody
 * knows whether the statement was executed.
 */
export type StatementState = 'running' | 'done' | 'failed';

/** The journal's row of one statement. */
export interface JournalEntry {
  readonly position: number;
  readonly hash: string;
  readonly state: StatementState;
  readonly error: string | null;
}

/** A finished migration. */
export interface LedgerEntry extends AppliedMigration {
  readonly appliedAt: string;
  readonly durationMs: number;
}

const CREATE_LEDGER = `CREATE TABLE "SCHEMA_MIGRATIONS" (
  "NAME" VARCHAR2(120 CHAR) NOT NULL,
  "CHECKSUM" VARCHAR2(64 CHAR) NOT NULL,
  "APPLIED_AT" TIMESTAMP(3) WITH LOCAL TIME ZONE DEFAULT SYSTIMESTAMP NOT NULL,
  "DURATION_MS" NUMBER(10) NOT NULL,
  CONSTRAINT "SCHEMA_MIGRATIONS_PKEY" PRIMARY KEY ("NAME")
)`;
const CREATE_JOURNAL = `CREATE TABLE "SCHEMA_MIGRATION_STATEMENTS" (
  "MIGRATION" VARCHAR2(120 CHAR) NOT NULL,
  "POSITION" NUMBER(10) NOT NULL,
  "STATEMENT_HASH" VARCHAR2(64 CHAR) NOT NULL,
  "STATE" VARCHAR2(10 CHAR) NOT NULL,
  "ERROR_TEXT" VARCHAR2(1000 CHAR),
  "CHANGED_AT" TIMESTAMP(3) WITH LOCAL TIME ZONE DEFAULT SYSTIMESTAMP NOT NULL,
  CONSTRAINT "SCHEMA_MIGRATION_STATEMENTS_PKEY" PRIMARY KEY ("MIGRATION", "POSITION")
)`;
/** The row that a runner locks. */
const CREATE_LOCK = `CREATE TABLE "SCHEMA_MIGRATION_LOCK" (
  "ID" NUMBER(10) NOT NULL,
  CONSTRAINT "SCHEMA_MIGRATION_LOCK_PKEY" PRIMARY KEY ("ID")
)`;
const INSERT_LOCK = 'INSERT INTO "SCHEMA_MIGRATION_LOCK" ("ID") VALUES (1)';
const IS_THERE = 'SELECT "ID" FROM "SCHEMA_MIGRATION_LOCK" WHERE "ID" = 1';

const MAX_ERROR_LENGTH = 300;

/** SHA-256 of a statement. */
export const hashOf = (statement: string): string => createHash('sha256').update(statement).digest('hex');

/** True when the runner's own tables are there. */
export async function hasJournal(session: MigrationSession): Promise<boolean> {
  try {
    return (await session.rows(IS_THERE)).length > 0;
  } catch (error) {
    if (oracleCode(error) === 'ORA-00942') return false;
    throw error;
  }
}

/** Makes the runner's own tables. Another runner may be doing the same. */
export async function makeJournal(session: MigrationSession): Promise<void> {
  if (await hasJournal(session)) return;
  for (const statement of [CREATE_LEDGER, CREATE_JOURNAL, CREATE_LOCK])
    await session.changeUnless(['ORA-00955'], statement);
  await session.changeUnless(['ORA-00001'], INSERT_LOCK);
}

/** Waits for every other runner to end, then keeps the others out until the session ends. */
export async function takeLock(session: MigrationSession): Promise<void> {
  await session.rows(`${IS_THERE} FOR UPDATE`);
}

/** The finished migrations. */
export async function readLedger(session: MigrationSession): Promise<LedgerEntry[]> {
  const rows = await session.rows(
    'SELECT "NAME", "CHECKSUM", "APPLIED_AT", "DURATION_MS" FROM "SCHEMA_MIGRATIONS" ORDER BY "NAME"',
  );
  return rows.map(([name, checksum, appliedAt, durationMs]) => ({
    name: String(name),
    checksum: String(checksum),
    appliedAt: (appliedAt as Date).toISOString(),
    durationMs: Number(durationMs),
  }));
}

/** What became of the statements of a migration, by position from 1. */
export async function readJournal(
  session: MigrationSession,
  migration: string,
): Promise<ReadonlyMap<number, JournalEntry>> {
  const rows = await session.rows(
    `SELECT "POSITION", "STATEMENT_HASH", "STATE", "ERROR_TEXT"
       FROM "SCHEMA_MIGRATION_STATEMENTS" WHERE "MIGRATION" = :p1`,
    { p1: migration },
  );
  return new Map(
    rows.map(([position, hash, state, error]) => [
      Number(position),
      {
        position: Number(position),
        hash: String(hash),
        state: state as StatementState,
        error: error === null ? null : String(error),
      },
    ]),
  );
}

/** Writes what became of a statement. */
export async function writeJournal(
  session: MigrationSession,
  migration: string,
  { position, hash, state, error }: JournalEntry,
): Promise<void> {
  const values = {
    p1: hash,
    p2: state,
    p3: error?.slice(0, MAX_ERROR_LENGTH) ?? null,
    p4: migration,
    p5: position,
  };
  const updated = await session.change(
    `UPDATE "SCHEMA_MIGRATION_STATEMENTS"
        SET "STATEMENT_HASH" = :p1, "STATE" = :p2, "ERROR_TEXT" = :p3, "CHANGED_AT" = CURRENT_TIMESTAMP
      WHERE "MIGRATION" = :p4 AND "POSITION" = :p5`,
    values,
  );
  if (updated > 0) return;
  await session.change(
    `INSERT INTO "SCHEMA_MIGRATION_STATEMENTS" ("STATEMENT_HASH", "STATE", "ERROR_TEXT", "MIGRATION", "POSITION")
     VALUES (:p1, :p2, :p3, :p4, :p5)`,
    values,
  );
}

/** Notes that a migration is complete. */
export async function writeLedger(
  session: MigrationSession,
  { name, checksum }: AppliedMigration,
  durationMs: number,
): Promise<void> {
  await session.change(
    'INSERT INTO "SCHEMA_MIGRATIONS" ("NAME", "CHECKSUM", "DURATION_MS") VALUES (:p1, :p2, :p3)',
    { p1: name, p2: checksum, p3: durationMs },
  );
}
