import type { CatalogueColumn, CatalogueTable } from '../../catalogue/types';
import type { Assignment, Name, Value } from '../ast';
import type { Emitter } from '../emit/emitter';
import { columnsOf, type Scope, tableNamed } from '../emit/scope';

/** The table that a statement writes to. */
export interface Target {
  readonly table: CatalogueTable;
  /** As it stands behind INTO, UPDATE or FROM. */
  readonly printed: string;
  readonly scope: Scope;
}

/** Looks the table up. @throws UnsupportedSqlError when the catalogue does not have it */
export function targetOf(emitter: Emitter, name: Name, alias: Name | null): Target {
  const table = tableNamed(emitter.tables, name.text);
  if (!table) return emitter.fail(`unknown table ${name.text}`, name.at);
  const printedTable = `"${table.oracleName}"`;
  const printedAlias = alias ? emitter.alias(alias) : null;
  const relation = {
    name: alias?.text ?? name.text,
    printed: printedAlias ?? printedTable,
    columns: columnsOf(table),
  };
  return {
    table,
    printed: printedAlias ? `${printedTable} ${printedAlias}` : printedTable,
    scope: { relations: [relation], outer: null },
  };
}

/** A column of the table. @throws UnsupportedSqlError when it has none of that name */
export function columnOf(emitter: Emitter, { table }: Target, name: Name): CatalogueColumn {
  const column = Object.hasOwn(table.columns, name.text) ? table.columns[name.text] : undefined;
  return column ?? emitter.fail(`unknown column ${name.text} of ${table.name}`, name.at);
}

/** A value on its way into a column. */
export function writeInto(emitter: Emitter, column: CatalogueColumn, value: Value, scope: Scope): string {
  if (value.kind === 'default') return 'DEFAULT';
  // Only a bind that is the whole value is assigned; one inside an expression takes part in it.
  const use = value.kind === 'param' ? 'assign' : 'value';
  return emitter.value(value, scope, { column, scalar: column.scalar, use }).text;
}

/** SET items. */
export function writeAssignments(emitter: Emitter, target: Target, set: readonly Assignment[]): string {
  return set
    .map(({ column: name, value }) => {
      const column = columnOf(emitter, target, name);
      return `"${column.oracleName}" = ${writeInto(emitter, column, value, target.scope)}`;
    })
    .join(', ');
}
