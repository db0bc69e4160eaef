import type { Name, Query } from '../ast';
import type { Token } from '../lexer';
import { UnsupportedSqlError } from '../unsupported-sql-error';
import { type Dialect, isReserved } from '../vocabulary';

/** Deeper nesting is no statement of ours; it would only exhaust the stack. */
const MAX_DEPTH = 120;

const END: Token = { kind: 'end', text: '', written: '', at: 0 };

/** A place in the tokens of a statement, and what all parts of the parser need. */
export class Cursor {
  /** First and last argument of every IN list whose binds follow each other: these can be padded. */
  readonly bindLists: { readonly first: number; readonly last: number }[] = [];
  private index = 0;
  private depth = 0;

  constructor(
    readonly sql: string,
    readonly dialect: Dialect,
    private readonly tokens: readonly Token[],
    /** Parses the query at the cursor; handed in because queries and expressions contain each other. */
    private readonly parseQuery: (cursor: Cursor) => Query,
  ) {}

  /** The token `ahead` places further. */
  peek(ahead = 0): Token {
    return this.tokens[this.index + ahead] ?? this.tokens.at(-1) ?? END;
  }

  next(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  fail(reason: string, at = this.peek().at): never {
    throw new UnsupportedSqlError(reason, this.sql, at);
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.text === word;
  }

  isOperator(operator: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'operator' && token.text === operator;
  }

  /** Takes the words when all of them come next. */
  takeWords(...words: string[]): boolean {
    if (!words.every((word, ahead) => this.isWord(word, ahead))) return false;
    this.index += words.length;
    return true;
  }

  takeOperator(operator: string): boolean {
    if (!this.isOperator(operator)) return false;
    this.index += 1;
    return true;
  }

  expectWords(...words: string[]): void {
    if (!this.takeWords(...words)) this.fail(`expected ${words.join(' ')}`);
  }

  expectOperator(operator: string): void {
    if (!this.takeOperator(operator)) this.fail(`expected ${operator}`);
  }

  /** Refuses what only the other dialect may say. */
  only(dialect: Dialect, what: string, at?: number): void {
    if (this.dialect !== dialect) {
      this.fail(dialect === 'raw' ? `unknown shape: ${what}` : `${what} is outside the common subset`, at);
    }
  }

  /** True when a name comes next; bare names are for raw SQL only. */
  isName(ahead = 0): boolean {
    const token = this.peek(ahead);
    if (token.kind === 'quoted') return true;
    return token.kind === 'word' && this.dialect === 'raw' && !isReserved(token.text);
  }

  /** A name; with `isAnyWord` (behind AS or a dot) a reserved word may be one too. */
  name(isAnyWord = false): Name {
    const token = this.peek();
    const isAllowed = this.isName() || (isAnyWord && token.kind === 'word' && this.dialect === 'raw');
    if (!isAllowed) this.fail('expected a name');
    this.index += 1;
    return { text: token.kind === 'quoted' ? token.text : token.written.toLowerCase(), at: token.at };
  }

  /** Items between commas, at least one. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takeOperator(',')) items.push(item());
    return items;
  }

  /** What `inner` reads between parentheses. */
  parens<T>(inner: () => T): T {
    this.expectOperator('(');
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail('too deeply nested');
    const result = inner();
    this.depth -= 1;
    this.expectOperator(')');
    return result;
  }

  /** True when a sub-select begins `ahead` tokens further. */
  isQuery(ahead = 0): boolean {
    return this.isWord('SELECT', ahead) || this.isWord('WITH', ahead);
  }

  query(): Query {
    return this.parseQuery(this);
  }

  /** Runs `inner` one level deeper, for operators that nest without parentheses. */
  nested<T>(inner: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail('too deeply nested');
    const result = inner();
    this.depth -= 1;
    return result;
  }
}
