const SIMPLE = `(?:"c" = (?:"c"|:b|1|'s')|1 = 1|"c" IS (?:NOT )?NULL|"c" IN \\((?:'s'|:b)\\)|(?:"c"|LOWER\\("c"\\)) LIKE :b ESCAPE 's')`;
const CHAINS = new RegExp(`(${SIMPLE}|\\(${SIMPLE}\\))(?: (?:AND|OR) (?:${SIMPLE}|\\(${SIMPLE}\\)))+`, 'g');

/**
 * Texts that the grammar cannot tell apart as one shape: to a context-free grammar every quoted name is alike, so
 * is every bind, and a list of three is derived like a list of one. Most parses are saved by it.
 */
export function shapeOf(text: string): string {
  let shape = text
    .replace(/^\s*\/\*.*?\*\/\s*/s, '')
    .replace(/'(?:[^']|'')*'/g, "'s'")
    .replace(/"[^"]+"(?:\."[^"]+")?/g, '"c"')
    .replace(/:[a-z]\d+/g, ':b')
    .replace(/\b\d+\b/g, '1')
    .replace(/<>|<=|>=|<|>/g, '=');
  if (/^CREATE TABLE/.test(shape)) shape = uniqueLines(shape);
  shape = shape
    .replace(/ (?:ASC|DESC)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  for (let before = ''; before !== shape; ) {
    before = shape;
    shape = shape
      .replace(/"c" AS "c"/g, '"c"')
      .replace(/("c"|:b|'s'|1|"c" = :b)(?:, \1)+(?=[,) ]|$)/g, '$1')
      .replace(/(WHEN "c" = :b THEN 1)(?: \1)+/g, '$1')
      .replace(CHAINS, '$1')
      .replace(/((?:INNER|LEFT) JOIN "c" "c" ON "c" = (?:"c"|:b))(?: \1)+/g, '$1')
      // Paging is derived beside the query that it ends; its three forms are tested by themselves.
      .replace(/ OFFSET :b ROWS(?: FETCH NEXT :b ROWS ONLY)?/g, ' FETCH FIRST :b ROWS ONLY');
  }
  return shape;
}

/** The generator writes one column or constraint to a line; which of them come first makes no difference. */
function uniqueLines(ddl: string): string {
  const lines = ddl.split('\n');
  const body = new Set(lines.slice(1, -1).map((line) => line.trim().replace(/,$/, '')));
  return [lines[0], [...body].join(',\n'), lines.at(-1)].join('\n');
}
