import type { CatalogueKey } from '../catalogue/types';
import { oracleCondition } from './expression';
import { DataModelError, type ModelTable } from './model';
import { boundedName, quoted, quotedList } from './names';
import { isPartlyNullable, nullableColumns } from './print-table';

/**
 * A unique index that has no entry for a row with a NULL in the key: an entry with nothing but NULL is not made. A
 * single nullable column stays as it is and comes first, so that the index also finds rows by it.
 */
function partlyNullableIndex(table: ModelTable, key: CatalogueKey): string {
  const nullable = nullableColumns(table, key);
  const isPlain = (name: string) => nullable.length === 1 && name === nullable[0];
  const isComplete = nullable.map((name) => `${quoted(name)} IS NOT NULL`).join(' AND ');
  const entries = [...nullable, ...key.columns.filter((name) => !nullable.includes(name))].map((name) =>
    isPlain(name) ? quoted(name) : `CASE WHEN ${isComplete} THEN ${quoted(name)} END`,
  );
  return `CREATE UNIQUE INDEX ${quoted(key.name)} ON ${quoted(table.name)} (${entries.join(', ')})`;
}

function conditionalIndexes(table: ModelTable): string[] {
  const names = new Set(table.columns.map(({ name }) => name));
  return table.conditionalKeys.map(({ name, columns, condition }) => {
    const when = oracleCondition(condition, names);
    const entries = columns.map((column) => `CASE WHEN ${when} THEN ${quoted(column)} END`);
    return `CREATE UNIQUE INDEX ${quoted(name)} ON ${quoted(table.name)} (${entries.join(', ')})`;
  });
}

/** Column lists that an index of the table begins with. */
function indexedLists(table: ModelTable): (readonly string[])[] {
  return [
    table.primaryKey,
    ...table.uniqueKeys.map((key) =>
      isPartlyNullable(table, key) ? nullableColumns(table, key).slice(0, 1) : key.columns,
    ),
    ...table.indexes.map(({ columns }) => columns),
  ];
}

/**
 * Foreign keys that no index begins with. Without one, Oracle locks the whole table when a row that it refers to
 * is deleted or gets another key.
 */
function missingForeignKeyIndexes(table: ModelTable): CatalogueKey[] {
  const lists = indexedLists(table);
  return table.foreignKeys
    .filter(({ columns }) => !lists.some((list) => columns.every((name, at) => list[at] === name)))
    .map(({ columns }) => ({ name: boundedName(`${table.name}_${columns.join('_')}_fk_idx`), columns }));
}

/** CREATE INDEX of everything that is no constraint of the table. @throws DataModelError for two of the same columns */
export function printIndexes(table: ModelTable): string[] {
  const indexes = [...table.indexes, ...missingForeignKeyIndexes(table)];
  const lists = [table.primaryKey, ...[...table.uniqueKeys, ...indexes].map(({ columns }) => columns)];
  const twin = lists.map((list) => list.join()).find((list, at, all) => all.indexOf(list) !== at);
  if (twin) throw new DataModelError(`${table.name}: Oracle refuses two indexes of the columns ${twin}`);
  return [
    ...table.uniqueKeys
      .filter((key) => isPartlyNullable(table, key))
      .map((key) => partlyNullableIndex(table, key)),
    ...conditionalIndexes(table),
    ...indexes.map(
      ({ name, columns }) => `CREATE INDEX ${quoted(name)} ON ${quoted(table.name)} ${quotedList(columns)}`,
    ),
  ];
}
