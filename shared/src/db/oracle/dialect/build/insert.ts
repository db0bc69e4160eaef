import { sqlIdOf } from '../../sql-id';
import type { Value, Write } from '../ast';
import type { Emitter } from '../emit/emitter';
import type { DmlPlan, Plan } from '../plan';
import { buildInsertMany } from './insert-many';
import { buildReturning } from './returning';
import { columnOf, type Target, targetOf, writeInto } from './target';
import { buildUpsert } from './upsert';

/** An INSERT after parsing. */
export type Insert = Extract<Write, { kind: 'insert' }>;

/** Plans an INSERT: one row, many rows, skipping duplicates, upsert, or the result of a SELECT. */
export function buildInsert(emitter: Emitter, insert: Insert, head: string): Plan {
  const target = targetOf(emitter, insert.table, null);
  const { source, conflict } = insert;
  if (!('length' in source)) return buildInsertSelect(emitter, insert, target, head);
  const [row, ...more] = source;
  if (!row) return emitter.fail('INSERT without a row', insert.at);
  if (conflict?.kind === 'update') {
    if (more.length > 0) emitter.fail('an upsert of many rows', insert.at);
    return buildUpsert(emitter, { insert, target, row, conflict });
  }
  if (conflict || more.length > 0) return buildInsertMany(emitter, insert, target, head);
  const returning = buildReturning(emitter, insert.returning, target.scope);
  const text = `${head}${insertText(emitter, insert, target, row)}${returning.text}`;
  return { kind: 'dml', text, sqlId: sqlIdOf(text), binds: emitter.binds, returning: returning.outBinds };
}

/** `INSERT INTO … VALUES …` of one row. Oracle has no DEFAULT VALUES: the key is set to its default instead. */
export function insertText(emitter: Emitter, insert: Insert, target: Target, row: readonly Value[]): string {
  if (insert.columns.length === 0) {
    const key = target.table.primaryKey[0];
    const column = key === undefined ? undefined : target.table.columns[key];
    if (!column?.hasDefault && !column?.isIdentity)
      emitter.fail('DEFAULT VALUES without a default key', insert.at);
    return `INSERT INTO ${target.printed} ("${column?.oracleName}") VALUES (DEFAULT)`;
  }
  const columns = insert.columns.map((name) => columnOf(emitter, target, name));
  const values = columns.map((column, index) => {
    const value = row[index];
    if (!value) return emitter.fail('VALUES do not match the columns', insert.at);
    return writeInto(emitter, column, value, { relations: [], outer: null });
  });
  const names = columns.map(({ oracleName }) => `"${oracleName}"`);
  return `INSERT INTO ${target.printed} (${names.join(', ')}) VALUES (${values.join(', ')})`;
}

function buildInsertSelect(emitter: Emitter, insert: Insert, target: Target, head: string): DmlPlan {
  if ('length' in insert.source || insert.returning.length > 0) {
    return emitter.fail('RETURNING of an INSERT of a SELECT', insert.at);
  }
  const query = emitter.query(insert.source, { outer: null });
  if (query.columns.length !== insert.columns.length)
    emitter.fail('the SELECT does not match the columns', insert.at);
  const names = insert.columns.map((name) => `"${columnOf(emitter, target, name).oracleName}"`);
  const text = `${head}INSERT INTO ${target.printed} (${names.join(', ')}) ${query.text}`;
  return { kind: 'dml', text, sqlId: sqlIdOf(text), binds: emitter.binds, returning: [] };
}
