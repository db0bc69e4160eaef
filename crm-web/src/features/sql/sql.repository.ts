import 'server-only';
import { joinSql, rawSql, type SqlText, type StoreHandle, sql } from '@octo/shared/db';
import { DURATION_BOUNDS_US } from '@octo/shared/otlp';
import type { RepeatLine } from './sql.schema';

/** Which counts are meant. */
export interface StatementFilter {
  readonly from: Date;
  readonly until: Date;
  readonly service?: string | undefined;
  /** Part of an SQL_ID, of a statement's name or of its text. */
  readonly search?: string | undefined;
  readonly sqlId?: string | undefined;
}

/** Sums, as the store gives them. */
export interface SumRow {
  readonly calls: number;
  readonly errors: number;
  readonly rows: number;
  readonly sumUs: number;
  readonly maxUs: number;
  readonly buckets: readonly number[];
}

/** Sums of a statement with what names it. */
export interface StatementSumRow extends SumRow {
  readonly sqlId: string;
  readonly statementName: string | null;
  readonly summary: string | null;
  readonly services: readonly string[];
}

// Adding arrays column by column is an order of magnitude faster than unnesting them.
const SUMS = rawSql(
  [
    'SUM(calls)::bigint AS "calls"',
    'SUM(errors)::bigint AS "errors"',
    'SUM(row_total)::bigint AS "rows"',
    'SUM(sum_us)::bigint AS "sumUs"',
    'MAX(max_us) AS "maxUs"',
    `ARRAY[${[...DURATION_BOUNDS_US, 0].map((_, index) => `SUM(buckets[${index + 1}])::float8`).join(', ')}] AS "buckets"`,
  ].join(', '),
);

function where({ from, until, service, search, sqlId }: StatementFilter): SqlText {
  const pattern = search ? `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  const conditions = [
    sql`at >= ${from} AND at < ${until}`,
    ...(service ? [sql`service = ${service}`] : []),
    ...(sqlId ? [sql`sql_id = ${sqlId}`] : []),
    ...(pattern === null
      ? []
      : [
          sql`sql_id IN (SELECT sql_id FROM statement_texts WHERE sql_id ILIKE ${pattern} OR statement_name ILIKE ${pattern}
            OR text ILIKE ${pattern})`,
        ]),
  ];
  return joinSql(conditions, ' AND ');
}

/** What each statement cost. */
export function sumStatements(store: StoreHandle, filter: StatementFilter): Promise<StatementSumRow[]> {
  return store.rows<StatementSumRow>(sql`/* sql.sumStatements */
    SELECT sums.*, t.statement_name AS "statementName", t.summary
    FROM (
      SELECT sql_id AS "sqlId", ARRAY_AGG(DISTINCT service) AS "services", ${SUMS}
      FROM statements WHERE ${where(filter)} GROUP BY sql_id
    ) sums
    LEFT JOIN statement_texts t ON t.sql_id = sums."sqlId"`);
}

/** Sums of statements by stretch of time; the first begins at `from`. */
export function sumStretches(
  store: StoreHandle,
  filter: StatementFilter & { readonly stretchS: number; readonly sqlIds: readonly string[] },
): Promise<(SumRow & { readonly sqlId: string; readonly stretch: number })[]> {
  if (filter.sqlIds.length === 0) return Promise.resolve([]);
  return store.rows(sql`/* sql.sumStretches */
    SELECT sql_id AS "sqlId",
      FLOOR(EXTRACT(EPOCH FROM at - ${filter.from}::timestamptz) / ${filter.stretchS}::integer)::integer AS "stretch", ${SUMS}
    FROM statements WHERE ${where(filter)} AND sql_id IN (${joinSql([...filter.sqlIds])})
    GROUP BY 1, 2`);
}

/** Who asked for a statement, most time first. */
export function sumCallers(
  store: StoreHandle,
  filter: StatementFilter,
): Promise<(SumRow & { readonly caller: string; readonly service: string })[]> {
  return store.rows(sql`/* sql.sumCallers */
    SELECT caller, service, ${SUMS}
    FROM statements WHERE ${where(filter)} GROUP BY caller, service ORDER BY SUM(sum_us) DESC LIMIT 50`);
}

/** The traces with the slowest calls of a statement. */
export function slowestTraces(
  store: StoreHandle,
  filter: StatementFilter,
): Promise<
  {
    readonly traceId: string;
    readonly maxUs: number;
    readonly caller: string;
    readonly service: string;
    readonly at: Date;
  }[]
> {
  return store.rows(sql`/* sql.slowestTraces */
    SELECT * FROM (
      SELECT DISTINCT ON (trace_id) trace_id AS "traceId", max_us AS "maxUs", caller, service, at
      FROM statements WHERE ${where(filter)} ORDER BY trace_id, max_us DESC
    ) slowest ORDER BY "maxUs" DESC LIMIT 10`);
}

/** Services that asked for anything. */
export async function statementServices(store: StoreHandle, from: Date): Promise<readonly string[]> {
  const rows = await store.rows<{ service: string }>(sql`/* sql.services */
    SELECT DISTINCT service FROM statements WHERE at >= ${from} ORDER BY service`);
  return rows.map(({ service }) => service);
}

/** Statements that were asked for in a loop, most time first. */
export async function findRepeats(
  store: StoreHandle,
  filter: StatementFilter,
): Promise<readonly RepeatLine[]> {
  const rows = await store.rows<Omit<RepeatLine, 'lastAt'> & { readonly lastAt: Date }>(sql`/* sql.repeats */
    SELECT n.*, t.statement_name AS "statementName", COALESCE(t.summary, '') AS "summary"
    FROM (
      SELECT sql_id AS "sqlId", service, caller, COUNT(DISTINCT trace_id)::integer AS "traceCount",
        MAX(repeats) AS "maxRepeats", SUM(sum_us)::bigint AS "sumUs", MAX(at) AS "lastAt",
        (ARRAY_AGG(trace_id ORDER BY at DESC))[1] AS "traceId", (ARRAY_AGG(span_id ORDER BY at DESC))[1] AS "spanId"
      FROM n_plus_one WHERE ${where(filter)}
      GROUP BY sql_id, service, caller ORDER BY SUM(sum_us) DESC LIMIT 100
    ) n
    LEFT JOIN statement_texts t ON t.sql_id = n."sqlId"
    ORDER BY n."sumUs" DESC`);
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }));
}

/** The text behind an SQL_ID; undefined when it never came. */
export async function findText(
  store: StoreHandle,
  sqlId: string,
): Promise<
  | {
      readonly text: string;
      readonly dbSystem: string;
      readonly statementName: string | null;
      readonly summary: string;
    }
  | undefined
> {
  const [row] = await store.rows<{
    text: string;
    dbSystem: string;
    statementName: string | null;
    summary: string;
  }>(
    sql`/* sql.findText */ SELECT text, db_system AS "dbSystem", statement_name AS "statementName", summary
      FROM statement_texts WHERE sql_id = ${sqlId}`,
  );
  return row;
}
