import { sqlIdOf } from '../../sql-id';
import type { Value } from '../ast';
import type { Emitter } from '../emit/emitter';
import type { InsertManyPlan, InsertStatement, InsertValue } from '../plan';
import type { Insert } from './insert';
import { buildReturning } from './returning';
import { columnOf, type Target } from './target';

/**
 * Plans an INSERT of many rows as one `executeMany` per group of rows that leave the same columns to their
 * defaults; the text is the same for any number of rows.
 */
export function buildInsertMany(
  emitter: Emitter,
  insert: Insert,
  target: Target,
  head: string,
): InsertManyPlan {
  const rows = 'length' in insert.source ? insert.source : [];
  const columns = insert.columns.map((name) => columnOf(emitter, target, name));
  const groups = new Map<string, { position: number; row: readonly Value[] }[]>();
  rows.forEach((row, position) => {
    const shape = row.map(({ kind }) => (kind === 'default' ? '-' : 'v')).join('');
    if (!shape.includes('v')) emitter.fail('rows of defaults only beside others', insert.at);
    groups.set(shape, [...(groups.get(shape) ?? []), { position, row }]);
  });
  const returning = buildReturning(emitter, insert.returning, target.scope);
  const statements = [...groups].map(([shape, members]): InsertStatement => {
    const used = columns.filter((_, index) => shape[index] === 'v');
    const binds = used.map((column, index) => ({ name: `b${index + 1}`, column }));
    const names = used.map(({ oracleName }) => `"${oracleName}"`).join(', ');
    const places = binds.map(({ name }) => `:${name}`).join(', ');
    const text = `${head}INSERT INTO ${target.printed} (${names}) VALUES (${places})${returning.text}`;
    return {
      text,
      sqlId: sqlIdOf(text),
      binds,
      rows: members.map(({ position, row }) => ({
        position,
        values: row.filter(({ kind }) => kind !== 'default').map((value) => insertValue(emitter, value)),
      })),
      returning: returning.outBinds,
    };
  });
  return {
    kind: 'insertMany',
    onDuplicate: insert.conflict ? 'skip' : 'fail',
    rowCount: rows.length,
    statements,
  };
}

function insertValue(emitter: Emitter, value: Value): InsertValue {
  switch (value.kind) {
    case 'param':
      return { argument: value.number - 1 };
    case 'null':
      return { constant: null };
    case 'number':
      return { constant: Number(value.text) };
    case 'boolean':
      return { constant: value.value ? 1 : 0 };
    case 'string':
      return { constant: value.text.slice(1, -1).replaceAll("''", "'") };
    default:
      return emitter.fail('an expression among many rows', value.at);
  }
}
