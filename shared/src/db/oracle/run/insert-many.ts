import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { type BindTarget, type EncodedValue, encodeValue, sizeOf } from '../bind/encode';
import { type LobReads, outBind } from '../bind/returning';
import type { InsertBind, InsertManyPlan, InsertStatement, InsertValue } from '../dialect/plan';
import type { OracleBinds, OracleDriver, OracleManyResult, OracleValue } from '../driver';
import { oracleCode } from '../errors';
import { decodeReturned, namesOf, typesOf } from './returned';
import { type Answer, commit, type Session, send } from './session';

/** AL32UTF8 needs at most four bytes for a character. */
const BYTES_PER_CHARACTER = 4;

type Row = Record<string, OracleValue>;

/** One `executeMany`, ready to be sent. */
interface Group {
  readonly statement: InsertStatement;
  readonly rows: Row[];
  readonly bindDefs: OracleBinds;
}

function encodeCell(
  driver: OracleDriver,
  cell: InsertValue,
  bind: InsertBind,
  query: SqlQuery,
): EncodedValue {
  const target: BindTarget = { use: 'assign', column: bind.column, scalar: bind.column.scalar };
  return 'argument' in cell
    ? encodeValue(driver, query.args[cell.argument], query.argTypes[cell.argument], target)
    : encodeValue(driver, cell.constant, undefined, target);
}

/**
 * Binds of one `executeMany`: a column has one type and one size for all rows. Sizes are those of the column, so
 * that the next call finds the same cursor; a longer value widens its bind and is refused by the server.
 */
function encodeRows(driver: OracleDriver, statement: InsertStatement, query: SqlQuery): Group {
  const rows: Row[] = statement.rows.map(() => ({}));
  const bindDefs: OracleBinds = {};
  for (const [index, bind] of statement.binds.entries()) {
    let type = driver.DB_TYPE_VARCHAR;
    let isMixed = false;
    let maxSize = (bind.column.maxLength ?? 0) * BYTES_PER_CHARACTER || 1;
    for (const [position, { values }] of statement.rows.entries()) {
      const cell = values[index];
      if (cell === undefined) throw new Error(`Row ${position} has no value for ${bind.name}`);
      const encoded = encodeCell(driver, cell, bind, query);
      isMixed ||= position > 0 && encoded.type !== type;
      type = encoded.type;
      maxSize = Math.max(maxSize, sizeOf(encoded.val));
      (rows[position] as Row)[bind.name] = encoded.val;
    }
    if (isMixed) {
      // Decimals of many digits among short ones: all of them travel as text.
      type = driver.DB_TYPE_VARCHAR;
      for (const row of rows) {
        const val = row[bind.name] ?? null;
        row[bind.name] = val === null ? null : String(val);
        maxSize = Math.max(maxSize, sizeOf(row[bind.name] ?? null));
      }
    }
    bindDefs[bind.name] = { type, maxSize };
  }
  for (const out of statement.returning) bindDefs[out.name] = outBind(driver, out);
  return { statement, rows, bindDefs };
}

/** The first error that is no duplicate, when duplicates are to be skipped. */
function realError(result: OracleManyResult): Error | undefined {
  return result.batchErrors?.find((error) => oracleCode(error) !== 'ORA-00001');
}

async function decodeRows(
  statement: InsertStatement,
  rows: readonly Row[],
  result: OracleManyResult,
  into: unknown[][],
  reads: LobReads,
): Promise<void> {
  const { returning, binds } = statement;
  if (returning.length === 0) return;
  const failed = new Set(result.batchErrors?.map((error) => error.offset));
  const outBinds = (result.outBinds ?? []) as Record<string, unknown[]>[];
  for (const [index, { position }] of statement.rows.entries()) {
    if (failed.has(index)) continue;
    const row = rows[index] as Row;
    const assigned = new Map(binds.map((bind) => [bind.column.name, row[bind.name] ?? null]));
    into[position] = await decodeReturned(returning, (name) => outBinds[index]?.[name]?.[0], assigned, reads);
  }
}

/** Inserts the rows of one DEFAULT shape in one round trip. */
async function runGroup(
  session: Session,
  { statement, rows, bindDefs }: Group,
  options: { readonly isSkipping: boolean; readonly autoCommit: boolean; readonly values: unknown[][] },
): Promise<{ readonly rows: number; readonly roundTrips: number; readonly isCommitted: boolean }> {
  return send(session, { text: statement.text, sqlId: statement.sqlId, kind: 'executeMany' }, async () => {
    const result = await session.connection.executeMany(statement.text, rows, {
      bindDefs,
      autoCommit: options.autoCommit,
      ...(options.isSkipping ? { batchErrors: true } : {}),
    });
    const error = realError(result);
    if (error) throw error;
    const reads: LobReads = { count: 0 };
    await decodeRows(statement, rows, result, options.values, reads);
    return {
      rows: result.rowsAffected ?? 0,
      roundTrips: 1 + reads.count,
      // With a batch error present the driver commits nothing, whatever was asked.
      isCommitted: options.autoCommit && !result.batchErrors?.length,
    };
  });
}

/**
 * Runs an INSERT of many rows: one `executeMany` per DEFAULT shape, rows back in the order they were given, all
 * or nothing. Nothing is sent before every value is known to be one.
 */
export async function runInsertMany(
  session: Session,
  plan: InsertManyPlan,
  query: SqlQuery,
): Promise<Answer> {
  const { driver } = session.context;
  const groups = plan.statements.map((statement) => encodeRows(driver, statement, query));
  const byPosition: unknown[][] = [];
  const isSkipping = plan.onDuplicate === 'skip';
  const autoCommit = session.autoCommit && groups.length === 1;
  let affected = 0;
  let roundTrips = 0;
  let isCommitted = false;
  try {
    for (const group of groups) {
      const done = await runGroup(session, group, { isSkipping, autoCommit, values: byPosition });
      affected += done.rows;
      roundTrips += done.roundTrips;
      isCommitted = done.isCommitted;
    }
    if (session.autoCommit && !isCommitted) {
      await commit(session);
      roundTrips += 1;
    }
  } catch (error) {
    if (plan.rowCount > 1) session.onPartialFailure();
    throw error;
  }
  const returning = plan.statements[0]?.returning ?? [];
  return {
    columnNames: namesOf(returning),
    columnTypes: typesOf(returning),
    // Skipped rows leave holes.
    values: byPosition.filter((row) => row !== undefined),
    affected,
    rows: affected,
    roundTrips,
  };
}
