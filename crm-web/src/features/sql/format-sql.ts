const COMMENT = /^\s*(\/\*[\s\S]*?\*\/)\s*/;
/** Strings and quoted names, which stay as they are; then words that begin a line. */
const PIECE =
  /'(?:[^']|'')*'|"[^"]*"|\s+(FROM|WHERE|GROUP BY|ORDER BY|HAVING|LIMIT|OFFSET|FETCH FIRST|RETURNING|VALUES|SET|UNION ALL|UNION|ON CONFLICT|FOR UPDATE|(?:LEFT |INNER |CROSS |LEFT OUTER )?JOIN)\b/gi;

/** Breaks a statement into lines where its clauses begin. The text keeps its words and their order. */
export function formatSql(text: string): string {
  const comment = COMMENT.exec(text)?.[1];
  const body = text.replace(COMMENT, '').trim();
  const isBroken = body.includes('\n');
  const lines = isBroken
    ? dedent(body)
    : body.replace(PIECE, (piece: string, word: string | undefined) =>
        word === undefined ? piece : `\n${/^\w* ?JOIN|JOIN$/i.test(word) ? '  ' : ''}${word}`,
      );
  return comment ? `${comment}\n${lines}` : lines;
}

function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const common = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  const width = rest[0] === undefined ? 0 : common;
  return [first, ...rest.map((line) => line.slice(width))].join('\n');
}
