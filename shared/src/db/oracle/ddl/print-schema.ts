import { DataModelError, type ModelTable } from './model';
import { quoted, quotedList } from './names';
import { printIndexes } from './print-indexes';
import { printTable } from './print-table';

const text = (words: string): string => `'${words.replaceAll("'", "''")}'`;

function printForeignKeys(table: ModelTable): string[] {
  return table.foreignKeys.map(
    ({ name, columns, table: target, referenced, onDelete }) =>
      `ALTER TABLE ${quoted(table.name)} ADD CONSTRAINT ${quoted(name)} FOREIGN KEY ${quotedList(columns)} ` +
      `REFERENCES ${quoted(target)} ${quotedList(referenced)}${onDelete ? ` ON DELETE ${onDelete}` : ''}`,
  );
}

function printComments(table: ModelTable): string[] {
  const columns = table.columns.flatMap(({ name, comment }) =>
    comment ? [`COMMENT ON COLUMN ${quoted(table.name)}.${quoted(name)} IS ${text(comment)}`] : [],
  );
  return table.comment
    ? [`COMMENT ON TABLE ${quoted(table.name)} IS ${text(table.comment)}`, ...columns]
    : columns;
}

const NAME = /^CREATE (?:UNIQUE )?(?:TABLE|INDEX) "(\w+)"/;

/** Tables and indexes share their names in a schema. */
function refuseTwins(statements: readonly string[]): void {
  const names = statements.flatMap((statement) => NAME.exec(statement)?.[1] ?? []);
  const twin = names.find((name, at) => names.indexOf(name) !== at);
  if (twin) throw new DataModelError(`Two tables or indexes would be called ${twin}`);
}

/**
 * The statements that make the whole schema, for release 19c and later: tables in the order of the data model, then
 * indexes, then references, then comments.
 */
export function schemaStatementsOf(tables: readonly ModelTable[]): string[] {
  const statements = [
    ...tables.map(printTable),
    ...tables.flatMap(printIndexes),
    ...tables.flatMap(printForeignKeys),
    ...tables.flatMap(printComments),
  ];
  refuseTwins(statements);
  return statements;
}

const HEAD = `-- The whole schema on Oracle (19c and later), generated from schema.prisma by \`npm run generate -w shared\`.
-- For reading and for tests; databases are brought here by the numbered files in migrations/.
-- A line with nothing but a slash ends a statement.
`;

/** The schema as a script. */
export function printSchema(tables: readonly ModelTable[]): string {
  return `${HEAD}${schemaStatementsOf(tables)
    .map((statement) => `${statement}\n/\n`)
    .join('')}`;
}
