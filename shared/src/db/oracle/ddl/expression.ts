import { DataModelError } from './model';
import { quoted } from './names';

const TOKEN = /\s*('(?:[^']|'')*'|[a-z_]\w*|\d+|<>|<=|>=|[-+*/=<>(),])/giy;
const WORDS = new Set(['AND', 'BETWEEN', 'IN', 'IS', 'LOWER', 'NOT', 'NULL', 'OR', 'UPPER']);

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(expression)?.[1];
    if (token === undefined) throw new DataModelError(`Cannot read ${expression.slice(at)} in ${expression}`);
    tokens.push(token);
  }
  return tokens;
}

/** `column <> ''` holds for every value on Oracle, where '' is NULL; that there is a value is what NOT NULL says. */
function withoutEmptyStrings(tokens: readonly string[], expression: string): string[] {
  const kept: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const isNotEmpty = tokens[at] === 'AND' && tokens[at + 2] === '<>' && tokens[at + 3] === "''";
    if (isNotEmpty) at += 3;
    else kept.push(tokens[at] ?? '');
  }
  if (kept.includes("''")) throw new DataModelError(`The empty string is NULL on Oracle: ${expression}`);
  return kept;
}

/**
 * A condition of the data model as Oracle text.
 * @throws DataModelError at a word that is neither a column nor one that both databases know
 */
export function oracleCondition(expression: string, columns: ReadonlySet<string>): string {
  return withoutEmptyStrings(tokensOf(expression), expression)
    .map((token) => {
      if (!/^[a-z_]/i.test(token)) return token;
      if (columns.has(token)) return quoted(token);
      if (WORDS.has(token)) return token;
      throw new DataModelError(`Neither a column nor a known word: ${token} in ${expression}`);
    })
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ ([),])/g, '$1')
    .replace(/\b(LOWER|UPPER) \(/g, '$1(');
}
