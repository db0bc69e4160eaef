import { closing, is, sign, type Token, tokensOf } from './oracle-text';
import { printTokens, type Spelling } from './print-tokens';

/** How an engine spells what only DDL says. */
export interface SchemaSpelling extends Spelling {
  /** Default of an identity column, and what must exist before its table; null when the engine knows IDENTITY. */
  readonly identity: ((table: string, column: string) => { before: string; clause: string }) | null;
  /** False when an index holds columns only: then each expression becomes a generated column. */
  readonly hasExpressionIndexes: boolean;
  /** True when the engine must be told that NULL equals NULL in a key of several columns. */
  readonly comparesNulls: boolean;
}

/** Statements that shape no table. */
const IGNORED = ['COMMENT', 'GRANT', 'ALTER SESSION', 'BEGIN', 'DECLARE'];

const nameOf = ({ text }: Token): string => text.replaceAll('"', '').toLowerCase();

/**
 * Our own Oracle DDL as statements of an engine: types and identity columns are mapped, all else is kept, so that
 * keys, checks and defaults are the ones that Oracle would have.
 */
export function schemaStatements(statements: readonly string[], spelling: SchemaSpelling): string[] {
  return statements.flatMap((text) => {
    const tokens = tokensOf(text).filter((token) => !is(token, ';'));
    const head = tokens.slice(0, 2).map((token) => token.text);
    if (IGNORED.includes(head[0] ?? '') || IGNORED.includes(head.join(' '))) return [];
    if (!is(tokens[1], 'TABLE')) return other(tokens, spelling);
    if (is(tokens[0], 'CREATE')) return createTable(tokens, spelling);
    return is(tokens[0], 'ALTER') && is(tokens[4], '(')
      ? [printTokens(alterColumn(tokens), noBind, spelling)]
      : other(tokens, spelling);
  });
}

/** `ADD (column type)` and `MODIFY (column NOT NULL)` in the words of the SQL standard. */
function alterColumn(tokens: readonly Token[]): Token[] {
  const inner = tokens.slice(5, closing(tokens, 4)).filter((token) => !is(token, 'LOCAL'));
  const column = inner[0] as Token;
  const words = is(tokens[3], 'ADD')
    ? [sign('ADD'), sign('COLUMN'), ...inner]
    : [...['ALTER', 'COLUMN'].map(sign), column, sign('SET'), ...inner.slice(1)];
  return [...tokens.slice(0, 3), ...words];
}

const noBind = (name: string): never => {
  throw new Error(`A bind in DDL: ${name}`);
};

function createTable(tokens: readonly Token[], spelling: SchemaSpelling): string[] {
  const table = nameOf(tokens[2] as Token);
  const before: string[] = [];
  const kept: Token[] = [];
  const end = closing(tokens, 3);
  let column = '';
  for (let at = 0; at <= end; at += 1) {
    const token = tokens[at] as Token;
    const isStart = kept.length > 0 && is(kept.at(-1), '(', ',') && token.kind === 'quoted';
    if (isStart) column = nameOf(token);
    if (is(token, 'LOCAL') || (is(token, 'ON') && is(tokens[at + 1], 'NULL'))) {
      if (is(token, 'ON')) at += 1;
      continue;
    }
    if (is(token, 'GENERATED')) {
      const identity = tokens.findIndex((other, index) => index > at && is(other, 'IDENTITY'));
      const options = is(tokens[identity + 1], '(') ? closing(tokens, identity + 1) : identity;
      at = options;
      if (spelling.identity === null)
        kept.push(...['GENERATED', 'BY', 'DEFAULT', 'AS', 'IDENTITY'].map(sign));
      else {
        const { before: first, clause } = spelling.identity(table, column);
        before.push(first);
        kept.push({ kind: 'string', text: clause });
      }
      continue;
    }
    kept.push(token);
  }
  return [...before, printTokens(withOracleNulls(kept, spelling), noBind, spelling)];
}

function other(tokens: readonly Token[], spelling: SchemaSpelling): string[] {
  const isIndex = is(tokens[0], 'CREATE') && tokens.some((token) => is(token, 'INDEX'));
  const isKey = tokens.some((token) => is(token, 'UNIQUE')) && !isIndex;
  if (isKey) return [printTokens(withOracleNulls(tokens, spelling), noBind, spelling)];
  if (!isIndex) return [printTokens(tokens, noBind, spelling)];
  const open = tokens.findIndex((token) => is(token, '('));
  const entries = splitList(tokens.slice(open + 1, closing(tokens, open)));
  const isExpression = (entry: readonly Token[]): boolean => entry.some((token) => is(token, 'CASE', '('));
  const before: string[] = [];
  const columns = entries.flatMap((entry, index) => {
    const first = sign(index === 0 ? '(' : ',');
    if (!isExpression(entry)) return [first, ...entry];
    if (spelling.hasExpressionIndexes) return [first, sign('('), ...entry, sign(')')];
    const indexName = tokens[tokens.findIndex((token) => is(token, 'INDEX')) + 1] as Token;
    const column: Token = { kind: 'quoted', text: `"${nameOf(indexName)}_${index}"` };
    const table = tokens[open - 1] as Token;
    const clause = [
      sign('GENERATED'),
      sign('ALWAYS'),
      sign('AS'),
      sign('('),
      sign('CAST'),
      sign('('),
      ...entry,
    ];
    const added = [
      ...['ALTER', 'TABLE'].map(sign),
      table,
      ...['ADD', 'COLUMN'].map(sign),
      column,
      sign('VARCHAR'),
    ];
    const statement = [...added, ...clause, ...['AS', 'VARCHAR', ')', ')'].map(sign)];
    before.push(printTokens(statement, noBind, spelling));
    return [first, column];
  });
  const printed = [...tokens.slice(0, open), ...columns, sign(')')];
  return [...before, printTokens(printed, noBind, spelling)];
}

/** Splits at the commas outside of parentheses. */
function splitList(tokens: readonly Token[]): Token[][] {
  const entries: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (is(token, '(')) depth += 1;
    if (is(token, ')')) depth -= 1;
    if (depth === 0 && is(token, ',')) entries.push([]);
    else entries.at(-1)?.push(token);
  }
  return entries;
}

// A key of several columns is refused on Oracle when the ones that are not NULL are equal.
function withOracleNulls(tokens: readonly Token[], { comparesNulls }: SchemaSpelling): readonly Token[] {
  if (!comparesNulls) return tokens;
  return tokens.flatMap((token, at) => {
    if (!is(token, 'UNIQUE') || !is(tokens[at + 1], '(')) return [token];
    const isComposite = tokens.slice(at + 1, closing(tokens, at + 1)).some((other) => is(other, ','));
    return isComposite ? [token, ...['NULLS', 'NOT', 'DISTINCT'].map(sign)] : [token];
  });
}
