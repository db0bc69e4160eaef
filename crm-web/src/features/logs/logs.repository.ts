import 'server-only';
import { emptySql, joinSql, type SqlText, type StoreHandle, sql } from '@octo/shared/db';
import type { FieldTerm, LogQuery } from './log-query';

/** Which lines are wanted. Instants are microseconds; both ends count. */
export interface LogFilter {
  readonly query: LogQuery;
  readonly fromUs: number;
  readonly toUs: number;
}

/** A stored line. */
export interface LogRow {
  readonly seq: number;
  readonly atUs: number;
  readonly severity: number;
  readonly service: string;
  readonly logger: string | null;
  readonly message: string;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly workflowId: string | null;
  readonly attributes: Record<string, unknown>;
}

/** Where reading goes on: behind this line. */
export interface LogPosition {
  readonly atUs: number;
  readonly seq: number;
}

const COLUMNS = sql`seq, at_us AS "atUs", severity, service, logger, message, trace_id AS "traceId", span_id AS "spanId",
  workflow_id AS "workflowId", attributes`;

/** Lines that match, newest first. */
export async function findLogs(
  handle: StoreHandle,
  filter: LogFilter,
  page: { readonly before: LogPosition | null; readonly limit: number },
): Promise<readonly LogRow[]> {
  const { before, limit } = page;
  const segments = await segmentsWithin(handle, filter);
  if (segments.length === 0) return [];
  const older = before ? sql`AND (at_us, seq) < (${before.atUs}, ${before.seq})` : emptySql;
  const order = sql`ORDER BY at_us DESC, seq DESC LIMIT ${limit}`;
  const newestUs = Math.min(before?.atUs ?? filter.toUs, filter.toUs);
  // Frequent words fill a page from the newest lines, read by time. Only those that do not are rare enough for reading
  // all lines that have them from the index of words; the planner, which sees the limit, would read by time again.
  const isByWords = usesWords(filter.query) && filter.fromUs > 0;
  const slice = isByWords ? newestUs - (newestUs - filter.fromUs) / NEWEST_SHARE : filter.fromUs;
  const newest = { ...filter, fromUs: Math.floor(slice) };
  const rows = await handle.rows<LogRow>(sql`/* logs.find */
    SELECT ${COLUMNS} FROM logs WHERE ${conditionsOf(newest, segments)} ${older} ${order}`);
  if (!isByWords || rows.length >= limit) return rows;
  return handle.rows<LogRow>(sql`/* logs.findByWords */
    WITH hits AS MATERIALIZED (SELECT * FROM logs WHERE ${conditionsOf(filter, segments)} ${older})
    SELECT ${COLUMNS} FROM hits ${order}`);
}

/** The part of a time that is looked through before the index of words is. */
const NEWEST_SHARE = 16;

/** Lines that match and arrived after one, the last `limit` of them, oldest first. */
export async function findNewLogs(
  handle: StoreHandle,
  filter: LogFilter,
  page: { readonly afterSeq: number; readonly limit: number },
): Promise<readonly LogRow[]> {
  const segments = await segmentsWithin(handle, filter);
  if (segments.length === 0) return [];
  const rows = await handle.rows<LogRow>(sql`/* logs.findNew */
    SELECT ${COLUMNS} FROM logs
    WHERE ${conditionsOf(filter, segments)} AND seq > ${page.afterSeq}
    ORDER BY seq DESC
    LIMIT ${page.limit}`);
  return rows.toReversed();
}

/** Number of the line that arrived last since an instant; 0 without any. */
export async function findLastSeq(handle: StoreHandle, sinceUs: number): Promise<number> {
  const [row] = await handle.rows<{ seq: number | null }>(
    sql`/* logs.lastSeq */ SELECT MAX(seq) AS "seq" FROM logs WHERE at_us >= ${sinceUs}`,
  );
  return row?.seq ?? 0;
}

/** How many lines of each level there were in one stretch. */
export interface LogCountRow {
  readonly stretch: number;
  readonly severity: number;
  readonly count: number;
}

/** Lines that match by stretch of time (from `fromUs`) and level (its first severity). */
export async function countLogs(
  handle: StoreHandle,
  filter: LogFilter,
  stretchUs: number,
): Promise<readonly LogCountRow[]> {
  const segments = await segmentsWithin(handle, filter);
  if (segments.length === 0) return [];
  return handle.rows<LogCountRow>(sql`/* logs.count */
    SELECT ((at_us - ${filter.fromUs}) / ${stretchUs})::integer AS "stretch", (severity - 1) / 4 * 4 + 1 AS "severity",
      COUNT(*)::integer AS "count"
    FROM logs
    WHERE ${conditionsOf(filter, segments)}
    GROUP BY 1, 2`);
}

/** Segments that may hold lines of a time: planning skips the partitions of all others. */
async function segmentsWithin(handle: StoreHandle, { fromUs, toUs }: LogFilter): Promise<readonly number[]> {
  const rows = await handle.rows<{ id: number }>(sql`/* logs.segments */
    SELECT id FROM segments
    WHERE signal = 'logs' AND (closed_at IS NULL OR (last_us >= ${fromUs} AND first_us <= ${toUs}))`);
  return rows.map(({ id }) => id);
}

function conditionsOf({ query, fromUs, toUs }: LogFilter, segments: readonly number[]): SqlText {
  const { text, severities, fields } = query;
  const conditions = [
    sql`segment IN (${joinSql([...segments])})`,
    sql`at_us >= ${fromUs} AND at_us <= ${toUs}`,
    ...(text ? [sql`search @@ websearch_to_tsquery('simple', ${text})`] : []),
    ...fields.map(conditionOf),
  ];
  if (severities) {
    const ranges = severities.map(([from, to]) => sql`severity BETWEEN ${from} AND ${to}`);
    conditions.push(sql`(${joinSql(ranges, ' OR ')})`);
  }
  return joinSql(conditions, ' AND ');
}

const COLUMN_OF: Readonly<Record<string, SqlText>> = {
  service: sql`service`,
  logger: sql`logger`,
  trace: sql`trace_id`,
  span: sql`span_id`,
  workflow: sql`workflow_id`,
};

function conditionOf({ key, value, isPrefix, isExcluded }: FieldTerm): SqlText {
  const column = Object.hasOwn(COLUMN_OF, key) ? COLUMN_OF[key] : undefined;
  const text = column ?? sql`attributes ->> ${key}`;
  const test = isPrefix ? sql`starts_with(${text}, ${value})` : sql`${text} = ${value}`;
  if (isExcluded) return sql`${test} IS NOT TRUE`;
  return isWord({ key, value, isPrefix, isExcluded })
    ? sql`(search @@ phraseto_tsquery('simple', ${value}) AND ${test})`
    : test;
}

/** Values that are cut into the same words wherever they stand: names, order numbers, paths, ids. */
const PLAIN_VALUE =
  /^(?:[A-Za-z0-9]+(?:-[A-Za-z][A-Za-z0-9]*)*|(?:\/[A-Za-z0-9_-]*[A-Za-z0-9])+|[0-9a-f]{8}-[0-9a-f-]{27})$/;

/** Fields stand in the index of words too, which finds the few lines whose field is worth comparing. */
function isWord({ key, value, isPrefix, isExcluded }: FieldTerm): boolean {
  return !Object.hasOwn(COLUMN_OF, key) && !isPrefix && !isExcluded && PLAIN_VALUE.test(value);
}

function usesWords({ text, fields }: LogQuery): boolean {
  return text !== '' || fields.some(isWord);
}
