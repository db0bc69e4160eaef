/** Statements of a script: separated by a line that holds only `/`, since blocks hold semicolons. */
export function splitScript(script: string): string[] {
  return script
    .split(/^[ \t]*\/[ \t]*$/m)
    .map((text) => text.trim())
    .map((text) => (/\bEND(\s+\w+)?;$/i.test(text) ? text : text.replace(/;$/, '')))
    .filter((text) => text.length > 0);
}
