import 'server-only';
import { joinSql, type SqlText, type StoreHandle, sql } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';

/** A stored span, as the store gives it. */
interface SpanRowData extends Omit<SpanRecord, 'events' | 'links' | 'resource'> {
  readonly events: SpanRecord['events'] | null;
  readonly links: SpanRecord['links'] | null;
  readonly resource: SpanRecord['resource'] | null;
}

/** Spans of the given traces by start, at most `limit` of each; a copy in another segment is left out. */
export async function findSpansOfTraces(
  store: StoreHandle,
  traceIds: readonly string[],
  limit: number,
): Promise<readonly SpanRecord[]> {
  if (traceIds.length === 0) return [];
  const rows = await store.rows<SpanRowData>(sql`/* traces.findSpans */
    SELECT trace_id AS "traceId", span_id AS "spanId", parent_span_id AS "parentSpanId", ranked.service AS "serviceName", name,
      kind, status AS "statusCode", status_message AS "statusMessage", start_us AS "startedAtUs",
      duration_us AS "durationUs", ranked.attributes, events, links, resources.attributes AS "resource"
    FROM (
      SELECT once.*, ROW_NUMBER() OVER (PARTITION BY trace_id ORDER BY start_us, span_id) AS place
      FROM (
        SELECT DISTINCT ON (trace_id, span_id) *
        FROM spans WHERE trace_id IN (${joinSql([...traceIds])})
        ORDER BY trace_id, span_id, segment
      ) once
    ) ranked
    LEFT JOIN resources ON resources.id = ranked.resource_id
    WHERE place <= ${limit}
    ORDER BY start_us, span_id`);
  return rows.map((row) => ({
    ...row,
    events: row.events ?? [],
    links: row.links ?? [],
    resource: row.resource ?? {},
  }));
}

/** Which traces are wanted. */
export interface TraceQuery {
  /** `key=value`, all of them. */
  readonly tags: readonly string[];
  /** `key=value`, one of them; null for any. */
  readonly anyTag: readonly string[] | null;
  /** Only traces without a failed span. */
  readonly isWithoutErrors: boolean;
  /** Only background jobs, or none of them; null for both. */
  readonly isJob: boolean | null;
  readonly fromUs: number;
  readonly toUs: number;
  readonly minDurationUs: number | null;
  readonly maxDurationUs: number | null;
  readonly order: 'newest' | 'slowest';
  /** Where the page before ended; for the newest only. */
  readonly after: { readonly startUs: number; readonly traceId: string } | null;
  readonly limit: number;
}

/** A trace as its summaries tell it. */
export interface TraceRow {
  readonly traceId: string;
  readonly name: string | null;
  readonly serviceName: string | null;
  readonly startUs: number;
  readonly endUs: number;
  readonly spanCount: number;
  readonly errorCount: number;
}

/** Traces in a stretch of time. A trace that lies in two segments is found by either and told as one. */
export async function findTraces(store: StoreHandle, query: TraceQuery): Promise<readonly TraceRow[]> {
  const order =
    query.order === 'newest' ? sql`start_us DESC, trace_id` : sql`end_us - start_us DESC, trace_id`;
  return store.rows<TraceRow>(sql`/* traces.find */
    WITH hits AS (
      SELECT DISTINCT trace_id FROM (
        SELECT trace_id FROM traces
        WHERE ${conditionsOf(query)}
        ORDER BY ${order}
        LIMIT ${query.limit * 2}
      ) found
    )
    SELECT trace_id AS "traceId",
      (ARRAY_AGG(root_name ORDER BY root_rank DESC, start_us))[1] AS "name",
      (ARRAY_AGG(root_service ORDER BY root_rank DESC, start_us))[1] AS "serviceName",
      MIN(start_us) AS "startUs", MAX(end_us) AS "endUs",
      SUM(span_count)::integer AS "spanCount", SUM(error_count)::integer AS "errorCount"
    FROM traces JOIN hits USING (trace_id)
    GROUP BY trace_id
    ORDER BY ${query.order === 'newest' ? sql`MIN(start_us) DESC` : sql`MAX(end_us) - MIN(start_us) DESC`}, trace_id
    LIMIT ${query.limit}`);
}

function conditionsOf(query: TraceQuery): SqlText {
  const { tags, anyTag, isWithoutErrors, isJob, fromUs, toUs, minDurationUs, maxDurationUs, after } = query;
  const conditions = [sql`start_us >= ${fromUs} AND start_us < ${toUs}`];
  if (tags.length > 0) conditions.push(sql`tags @> ${[...tags]}::text[]`);
  if (anyTag) conditions.push(sql`tags && ${[...anyTag]}::text[]`);
  if (isWithoutErrors) conditions.push(sql`error_count = 0`);
  if (isJob !== null) {
    conditions.push(isJob ? sql`root_name LIKE 'job %'` : sql`COALESCE(root_name NOT LIKE 'job %', TRUE)`);
  }
  if (minDurationUs !== null) conditions.push(sql`end_us - start_us >= ${minDurationUs}`);
  if (maxDurationUs !== null) conditions.push(sql`end_us - start_us <= ${maxDurationUs}`);
  if (after) {
    const { startUs, traceId } = after;
    conditions.push(sql`start_us <= ${startUs} AND (start_us < ${startUs} OR trace_id > ${traceId})`);
  }
  return joinSql(conditions, ' AND ');
}
