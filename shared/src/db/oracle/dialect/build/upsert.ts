import { sqlIdOf } from '../../sql-id';
import type { Conflict, Value } from '../ast';
import type { Emitter } from '../emit/emitter';
import type { BlockPlan } from '../plan';
import { type Insert, insertText } from './insert';
import { buildReturning } from './returning';
import { columnOf, type Target, writeAssignments } from './target';

/**
 * Plans ON CONFLICT (key) DO UPDATE as one PL/SQL block: UPDATE; without a row INSERT; and when another session
 * inserted meanwhile, UPDATE again. One round trip, safe in a race (MERGE is not), works from 19c on. If even
 * then no row is there, the duplicate was on another unique key, and ORA-00001 is raised as PostgreSQL would.
 */
export function buildUpsert(
  emitter: Emitter,
  parts: {
    readonly insert: Insert;
    readonly target: Target;
    readonly row: readonly Value[];
    readonly conflict: Extract<Conflict, { kind: 'update' }>;
  },
): BlockPlan {
  const { insert, target, conflict } = parts;
  checkKey(emitter, parts);
  const inserting = insertText(emitter, insert, target, parts.row);
  const key = conflict.key.map((name) => {
    const column = columnOf(emitter, target, name);
    const value = parts.row[insert.columns.findIndex(({ text }) => text === name.text)];
    if (value?.kind !== 'param') return emitter.fail('the key of an upsert must be given', name.at);
    const bind = emitter.bind(value.number, { column, scalar: column.scalar });
    return `${target.printed}."${column.oracleName}" = ${bind}`;
  });
  const where = conflict.where ? [emitter.condition(conflict.where, target.scope)] : [];
  const set = writeAssignments(emitter, target, conflict.set);
  const returning = buildReturning(emitter, insert.returning, target.scope);
  const update = `UPDATE ${target.printed} SET ${set} WHERE ${[...key, ...where].join(' AND ')}${returning.text};`;
  const text = [
    `BEGIN ${update}`,
    `IF SQL%ROWCOUNT = 0 THEN BEGIN ${inserting}${returning.text};`,
    `EXCEPTION WHEN DUP_VAL_ON_INDEX THEN ${update}`,
    'IF SQL%ROWCOUNT = 0 THEN RAISE; END IF; END; END IF;',
    ':n := SQL%ROWCOUNT; END;',
  ].join(' ');
  return {
    kind: 'block',
    text,
    sqlId: sqlIdOf(text),
    binds: emitter.binds,
    returning: returning.outBinds,
    hasRowCount: true,
  };
}

function checkKey(
  emitter: Emitter,
  {
    insert,
    target,
    conflict,
  }: { insert: Insert; target: Target; conflict: { readonly key: readonly { readonly text: string }[] } },
): void {
  const wanted = conflict.key
    .map(({ text }) => text)
    .sort()
    .join();
  const keys = [target.table.primaryKey, ...target.table.uniqueKeys.map(({ columns }) => columns)];
  if (!keys.some((columns) => [...columns].sort().join() === wanted)) {
    emitter.fail(`ON CONFLICT (${wanted}) is no unique key of ${target.table.name}`, insert.at);
  }
}
