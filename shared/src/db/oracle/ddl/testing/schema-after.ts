import { closing, is, type Token, tokensOf } from '../../testing/oracle-text';

/** A schema as plain values, by names, so that two can be compared whatever the order of their statements. */
export interface SchemaModel {
  /** By table: definition of each column and constraint. */
  readonly tables: Record<string, Record<string, string>>;
  /** By index: table, columns and uniqueness. */
  readonly indexes: Record<string, string>;
  /** By table or table.column. */
  readonly comments: Record<string, string>;
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ');
const nameOf = (token: Token | undefined): string => token?.text.replaceAll('"', '') ?? '';

function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (is(token, '(')) depth += 1;
    if (is(token, ')')) depth -= 1;
    if (depth === 0 && is(token, ',')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function define(table: Record<string, string>, entry: readonly Token[]): void {
  const isConstraint = is(entry[0], 'CONSTRAINT');
  const name = nameOf(entry[isConstraint ? 1 : 0]);
  if (name in table) throw new Error(`Defined twice: ${name}`);
  table[name] = textOf(entry.slice(isConstraint ? 2 : 1));
}

function alter(model: SchemaModel, name: string, rest: readonly Token[]): void {
  const table = model.tables[name];
  if (!table) throw new Error(`No table ${name}`);
  const inner = is(rest[1], '(') ? rest.slice(2, closing(rest, 1)) : rest.slice(1);
  if (is(rest[0], 'ADD')) {
    define(table, inner);
    return;
  }
  if (is(rest[0], 'MODIFY')) {
    const column = nameOf(inner[0]);
    table[column] = `${table[column]} ${textOf(inner.slice(1))}`;
    return;
  }
  if (!is(rest[0], 'DROP')) throw new Error(`Not understood: ${textOf(rest)}`);
  const dropped = nameOf(rest[2]);
  if (!(dropped in table)) throw new Error(`Not there: ${name}.${dropped}`);
  delete table[dropped];
  // Indexes go with a column of theirs.
  for (const [index, text] of Object.entries(model.indexes))
    if (text.includes(`"${name}" `) && text.includes(`"${dropped}"`)) delete model.indexes[index];
}

/** The schema that Oracle has after these statements. @throws Error at a statement that it could not follow */
export function schemaAfter(statements: readonly string[]): SchemaModel {
  const model: SchemaModel = { tables: {}, indexes: {}, comments: {} };
  for (const statement of statements) {
    const tokens = tokensOf(statement);
    const [first, second, third] = tokens;
    if (is(first, 'UPDATE', 'INSERT', 'DELETE')) continue;
    if (is(first, 'CREATE') && is(second, 'TABLE')) {
      const table: Record<string, string> = {};
      for (const entry of splitAtCommas(tokens.slice(4, closing(tokens, 3)))) define(table, entry);
      model.tables[nameOf(third)] = table;
    } else if (is(first, 'CREATE')) {
      const at = tokens.findIndex((token) => is(token, 'INDEX'));
      model.indexes[nameOf(tokens[at + 1])] = textOf([...tokens.slice(1, at), ...tokens.slice(at + 3)]);
    } else if (is(first, 'ALTER') && is(second, 'TABLE')) alter(model, nameOf(third), tokens.slice(3));
    else if (is(first, 'COMMENT')) {
      const at = tokens.findIndex((token) => is(token, 'IS'));
      model.comments[tokens.slice(3, at).map(nameOf).join('')] = tokens[at + 1]?.text ?? '';
    } else throw new Error(`Not understood: ${statement}`);
  }
  return model;
}
