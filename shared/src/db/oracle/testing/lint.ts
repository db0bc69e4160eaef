import type { Tables } from '../dialect/emit/scope';

const TYPES = /^(?:NUMBER|VARCHAR2|CLOB|BLOB|RAW|TIMESTAMP|BINARY_DOUBLE)\b/;
const COLUMN = /^\s*"[^"]+" (?!$)([A-Z].*?),?$/;
const MAX_IDENTIFIER_BYTES = 128;

const withoutStrings = (text: string) => text.replace(/'(?:[^']|'')*'/g, "''");

/** What is wrong with a statement that the grammar accepts all the same; empty when nothing is. */
export function lintProblems(text: string): readonly string[] {
  const bare = withoutStrings(text);
  const names = [...bare.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const long = names.filter((name) => Buffer.byteLength(name) > MAX_IDENTIFIER_BYTES);
  return [
    ...long.map((name) => `the name ${name.slice(0, 20)}… is longer than ${MAX_IDENTIFIER_BYTES} bytes`),
    ...(/^CREATE TABLE/.test(bare) ? typeProblems(bare) : []),
    ...(/;\s*$/.test(bare) && !/\bEND;\s*$/.test(bare) ? ['a closing semicolon'] : []),
  ];
}

function typeProblems(ddl: string): string[] {
  return ddl
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const type = COLUMN.exec(line)?.[1];
      return type !== undefined && !TYPES.test(type) ? [`unknown type ${type}`] : [];
    });
}

/**
 * Tables and columns of a statement that the catalogue does not have. Names in capitals are tables and columns; every
 * other name is an alias of the statement.
 */
export function nameProblems(statement: string, tables: Tables): readonly string[] {
  const text = withoutStrings(statement);
  const byName = new Map(Object.values(tables).map((table) => [table.oracleName, table]));
  const columns = new Set(
    Object.values(tables).flatMap((table) =>
      Object.values(table.columns).map(({ oracleName }) => oracleName),
    ),
  );
  const isKnown = (name: string) => byName.has(name) || columns.has(name);
  const unknown = [...text.matchAll(/(?<!\.)"([A-Z0-9_]+)"(?!\.)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !isKnown(name) && !text.includes(`AS "${name}"`));
  const misplaced = [...text.matchAll(/"([^"]+)"\."([^"]+)"/g)].flatMap(([, table = '', column = '']) => {
    const known = byName.get(table);
    if (!known) return [];
    const has = Object.values(known.columns).some(({ oracleName }) => oracleName === column);
    return has ? [] : [`${table} has no column ${column}`];
  });
  return [...unknown.map((name) => `unknown name ${name}`), ...misplaced];
}
