/** One token of an Oracle text, with what stood before it. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'bind' | 'string' | 'number' | 'sign';
  /** As written; words in upper case. */
  readonly text: string;
}

const TOKEN =
  /\s+|\/\*[\s\S]*?\*\/|--[^\n]*|('(?:[^']|'')*')|("(?:[^"]|"")*")|:([a-z]\w*)|([a-z_][\w$#]*)|(\d+(?:\.\d+)?)|(:=|=>|\|\||<>|!=|<=|>=|[-+*/=<>(),.;%])/giy;

const KINDS = ['string', 'quoted', 'bind', 'word', 'number', 'sign'] as const;

/** Splits an Oracle text; comments go. @throws Error at a character that begins no token */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`No Oracle text at: ${text.slice(at, at + 40)}`);
    const group = match.slice(1).findIndex((part) => part !== undefined);
    const kind = KINDS[group];
    const part = match[group + 1];
    if (kind !== undefined && part !== undefined)
      tokens.push({ kind, text: kind === 'word' ? part.toUpperCase() : part });
  }
  return tokens;
}

/** True for a word or sign with this text. */
export function is(token: Token | undefined, ...texts: readonly string[]): boolean {
  return (
    token !== undefined && (token.kind === 'word' || token.kind === 'sign') && texts.includes(token.text)
  );
}

/** A word or sign. */
export function sign(text: string): Token {
  return { kind: /^\w/.test(text) ? 'word' : 'sign', text };
}

/** Index of the parenthesis that closes the one at `open`. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (is(tokens[at], '(')) depth += 1;
    else if (is(tokens[at], ')')) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('A parenthesis is not closed.');
}

/** Index of the first word `word` outside parentheses from `from` on, or -1. */
export function topLevel(tokens: readonly Token[], word: string, from = 0): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    if (is(tokens[at], '(')) depth += 1;
    else if (is(tokens[at], ')')) depth -= 1;
    else if (depth === 0 && is(tokens[at], word)) return at;
  }
  return -1;
}
