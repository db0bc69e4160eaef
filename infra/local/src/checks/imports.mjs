/** What a module imports, from its syntax tree. */
import { parseSync } from 'oxc-parser';

/** Line (from 1) of an offset. */
const lineOf = (text, offset) => text.slice(0, offset).split('\n').length;

/**
 * Every specifier that a module names: imports, re-exports and dynamic imports of a literal.
 * @returns `[{ specifier, line, isType }]`, `isType` when nothing of it exists at run time
 * @throws when the text does not parse
 */
export function readImports(file, text) {
  const { module, errors } = parseSync(file, text);
  const fatal = errors.find(({ severity }) => severity === 'Error');
  if (fatal) throw new Error(`${file}: ${fatal.message}`);
  const found = [];
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, line: lineOf(text, start), isType });
  }
  for (const { entries, start } of module.staticExports) {
    const requests = entries.filter((entry) => entry.moduleRequest);
    if (requests.length === 0) continue;
    const isType = requests.every((entry) => entry.isType);
    found.push({ specifier: requests[0].moduleRequest.value, line: lineOf(text, start), isType });
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const literal = /^(['"`])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal) found.push({ specifier: literal[2], line: lineOf(text, start), isType: false });
  }
  return found;
}
