/** What stands before a statement. */
export interface Marker {
  /** `raw` is the common subset, `oracle` is text that is Oracle's already. */
  readonly kind: 'raw' | 'oracle';
  /** `feature.statement`. */
  readonly name: string;
  /** What an `oracle` marker says about results: `orders.id`, `json` … by the name of the result. */
  readonly results: readonly { readonly name: string; readonly source: string }[];
  /** Offset of what follows. */
  readonly end: number;
}

const NAME = '[a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9-]+)+';
const RESULT = '[A-Za-z_][A-Za-z0-9_]* [a-z_][a-z0-9_]*(?:\\.[a-z_][a-z0-9_]*)?';
const MARKER = new RegExp(
  `^\\s*/\\*\\s*(oracle\\s+)?(${NAME})(?:\\s*\\((${RESULT}(?:,\\s*${RESULT})*)\\))?\\s*\\*/\\s*`,
);

/**
 * Reads the marker of raw SQL: a comment with `feature.statement` for the subset that both databases understand,
 * with `oracle feature.statement (result source, …)` for text in Oracle's own words (see `BlockPlan`). Null: the
 * text must be Prisma's.
 */
export function markerOf(sql: string): Marker | null {
  const match = MARKER.exec(sql);
  if (!match) return null;
  const [whole, oracle, name = '', list] = match;
  if (oracle === undefined && list !== undefined) return null;
  const results = (list?.split(/,\s*/) ?? []).map((item) => {
    const [result = '', source = ''] = item.split(' ');
    return { name: result, source };
  });
  return { kind: oracle === undefined ? 'raw' : 'oracle', name, results, end: whole.length };
}

/**
 * Takes off the comment that sqlcommenter plugins append (a trace id and the like): it differs from call to
 * call, and a text must stay the same to be found in the statement cache.
 */
export function withoutTrailingComment(sql: string): string {
  if (!sql.endsWith('*/')) return sql;
  const at = sql.lastIndexOf('/*');
  return at > 0 ? sql.slice(0, at).trimEnd() : sql;
}
