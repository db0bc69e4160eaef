/** Comments and blanks before the first word of a statement. */
const LEADING = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;

/** PL/SQL keeps its last semicolon; every other statement must not have one. */
const PLSQL =
  /^(?:BEGIN|DECLARE|CREATE\s+(?:OR\s+REPLACE\s+)?(?:(?:NON)?EDITIONABLE\s+)?(?:TRIGGER|FUNCTION|PROCEDURE|PACKAGE|TYPE))\b/i;

/**
 * Statements of a script: separated by a line that holds only `/`, since blocks hold semicolons. Pieces that hold
 * nothing but comments are left out.
 */
export function splitScript(script: string): string[] {
  const statements: string[] = [];
  for (const piece of script.split(/^[ \t]*\/[ \t]*\r?$/m)) {
    const text = piece.trim();
    const code = text.replace(LEADING, '');
    if (code.length > 0) statements.push(PLSQL.test(code) ? text : text.replace(/\s*;$/, ''));
  }
  return statements;
}
