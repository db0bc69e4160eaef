import { UnsupportedSqlError } from './unsupported-sql-error';
import { type Dialect, isPrismaWord } from './vocabulary';

/** A token; `text` is the upper-cased word, the name without quotes, the literal as written or the operator. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'param' | 'operator' | 'end';
  readonly text: string;
  /** A word as it was written; otherwise the same as `text`. */
  readonly written: string;
  /** Offset in the statement. */
  readonly at: number;
}

const TOKEN =
  /\s+|"((?:[^"\0]|"")+)"|('(?:[^'\0]|'')*')|\$([1-9]\d{0,4})(?!\w)|(\d{1,15}(?:\.\d{1,15})?)(?![\w.])|([A-Za-z_][A-Za-z0-9_]*)|(::|\|\||<>|!=|>=|<=|[-+*/=<>(),.])/y;

/**
 * Splits a statement into the tokens that the dialect knows. Comments are none of them: marker and trailing
 * comment are taken off before.
 *
 * @throws UnsupportedSqlError at the first character or (in Prisma's dialect) word that it does not know
 */
export function tokenize(sql: string, dialect: Dialect, from = 0): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = from;
  let at = from;
  while (at < sql.length) {
    const match = TOKEN.exec(sql);
    // A failed match puts a sticky expression back to 0, so the place is kept here.
    if (!match) throw new UnsupportedSqlError('unknown token', sql, at);
    const token = tokenOf(match, at);
    if (token) {
      if (dialect === 'prisma' && token.kind === 'word' && !isPrismaWord(token.text)) {
        throw new UnsupportedSqlError(
          `unknown word ${token.written} (raw SQL begins with a marker)`,
          sql,
          at,
        );
      }
      tokens.push(token);
    }
    at = TOKEN.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', written: '', at });
  return tokens;
}

function tokenOf(match: RegExpExecArray, at: number): Token | null {
  const [, quoted, string, param, number, word, operator] = match;
  if (quoted !== undefined)
    return { kind: 'quoted', text: quoted.replaceAll('""', '"'), written: quoted, at };
  if (string !== undefined) return { kind: 'string', text: string, written: string, at };
  if (param !== undefined) return { kind: 'param', text: param, written: param, at };
  if (number !== undefined) return { kind: 'number', text: number, written: number, at };
  if (word !== undefined) return { kind: 'word', text: word.toUpperCase(), written: word, at };
  if (operator !== undefined)
    return { kind: 'operator', text: operator === '!=' ? '<>' : operator, written: operator, at };
  return null;
}
