const SHOWN = 1_500;

/**
 * A statement that the dialect does not know: it is refused as a whole, never sent half translated. The message
 * shows the reason, the place and the statement; values are binds and so are not in it.
 */
export class UnsupportedSqlError extends Error {
  override readonly name = 'UnsupportedSqlError';

  constructor(
    readonly reason: string,
    /** The statement as it came. */
    readonly sql: string,
    /** Offset of the refused word in `sql`, from 0. */
    readonly position: number,
  ) {
    super(`Oracle dialect: ${reason} at position ${position}, marked «», of: ${excerpt(sql, position)}`);
  }
}

function excerpt(sql: string, position: number): string {
  const from = Math.max(0, position - SHOWN / 2);
  const until = Math.min(sql.length, position + SHOWN / 2);
  const head = from > 0 ? '…' : '';
  const tail = until < sql.length ? '…' : '';
  const word = /^\s*(?:[A-Za-z0-9_$]+|.)?/su.exec(sql.slice(position))?.[0] ?? '';
  const after = Math.max(until, position + word.length);
  return `${head}${sql.slice(from, position)}«${word}»${sql.slice(position + word.length, after)}${tail}`;
}
