import { is, type Token } from './oracle-text';

/** Words of Oracle that the engine spells otherwise, and its own word for FROM DUAL, if it needs one. */
export interface Spelling {
  readonly words: Readonly<Record<string, string>>;
  readonly hasDual: boolean;
}

const LENGTH_UNITS = ['CHAR', 'BYTE'];

/** `"ORDERS"` names the table orders; an alias with a small letter keeps its case. */
function printQuoted(text: string): string {
  return /[a-z]/.test(text) ? text : text.toLowerCase();
}

/** Prints Oracle tokens with the engine's spelling. */
export function printTokens(
  tokens: readonly Token[],
  bind: (name: string) => string,
  { words, hasDual }: Spelling,
): string {
  const printed: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.kind === 'bind') printed.push(bind(token.text));
    else if (token.kind === 'quoted') printed.push(printQuoted(token.text));
    else if (!hasDual && is(token, 'FROM') && is(tokens[at + 1], 'DUAL')) at += 1;
    // VARCHAR2(20 CHAR): lengths are in characters everywhere else.
    else if (token.kind === 'word' && LENGTH_UNITS.includes(token.text) && tokens[at - 1]?.kind === 'number')
      continue;
    else if (token.kind === 'word') printed.push(words[token.text] ?? token.text);
    else printed.push(token.text);
  }
  return printed.join(' ');
}
