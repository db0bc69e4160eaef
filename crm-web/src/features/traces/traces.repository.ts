import 'server-only';
import { type Db, Prisma } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';

const INSERT_CHUNK = 500;
/** How runs of background jobs are named. */
const JOB_PREFIX = 'job ';

/**
 * Inserts spans; one that is there already stays as it is, so a batch that is sent twice changes nothing.
 * One statement per 500 spans with a single bind (the bulk-load form; Oracle has a twin with JSON_TABLE).
 */
export async function insertSpans(db: Db, spans: readonly SpanRecord[]): Promise<void> {
  for (let from = 0; from < spans.length; from += INSERT_CHUNK) {
    const rows = JSON.stringify(spans.slice(from, from + INSERT_CHUNK).map(toRow));
    await db.$executeRaw`/* traces.insertSpans */
      INSERT INTO telemetry_spans (trace_id, span_id, parent_span_id, service_name, name, kind, status_code,
        status_message, started_at, duration_us, attributes, events, links, resource)
      SELECT trace_id, span_id, parent_span_id, service_name, name, kind, status_code,
        status_message, started_at, duration_us, attributes, events, links, resource
      FROM jsonb_to_recordset(${rows}::jsonb) AS row(trace_id varchar, span_id varchar, parent_span_id varchar,
        service_name varchar, name varchar, kind int, status_code int, status_message varchar,
        started_at timestamptz, duration_us bigint, attributes jsonb, events jsonb, links jsonb, resource jsonb)
      ON CONFLICT (trace_id, span_id) DO NOTHING`;
  }
}

function toRow(span: SpanRecord) {
  return {
    trace_id: span.traceId,
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    service_name: span.serviceName,
    name: span.name,
    kind: span.kind,
    status_code: span.statusCode,
    status_message: span.statusMessage,
    started_at: microsecondIso(span.startedAtUs),
    duration_us: span.durationUs,
    attributes: span.attributes,
    events: span.events.length > 0 ? span.events : null,
    links: span.links.length > 0 ? span.links : null,
    resource: span.resource,
  };
}

// A Date holds milliseconds only; statements of 0.2 ms need the rest.
function microsecondIso(us: number): string {
  const rest = String(us % 1_000).padStart(3, '0');
  return new Date(Math.floor(us / 1_000)).toISOString().replace('Z', `${rest}Z`);
}

/** A stored span, as the database gives it. */
interface SpanRowData {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly serviceName: string;
  readonly name: string;
  readonly kind: number;
  readonly statusCode: number;
  readonly statusMessage: string | null;
  readonly startedAtUs: bigint;
  readonly durationUs: bigint;
  readonly attributes: SpanRecord['attributes'];
  readonly events: SpanRecord['events'] | null;
  readonly links: SpanRecord['links'] | null;
  readonly resource: SpanRecord['resource'] | null;
}

/** Spans of the given traces by start, at most `limit` of each. */
export async function findSpansOfTraces(
  db: Db,
  traceIds: readonly string[],
  limit: number,
): Promise<readonly SpanRecord[]> {
  if (traceIds.length === 0) return [];
  const rows = await db.$queryRaw<SpanRowData[]>`/* traces.findSpans */
    SELECT trace_id AS "traceId", span_id AS "spanId", parent_span_id AS "parentSpanId",
      service_name AS "serviceName", name, kind, status_code AS "statusCode", status_message AS "statusMessage",
      (EXTRACT(EPOCH FROM started_at) * 1000000)::bigint AS "startedAtUs", duration_us AS "durationUs",
      attributes, events, links, resource
    FROM (
      SELECT s.*, ROW_NUMBER() OVER (PARTITION BY trace_id ORDER BY started_at, span_id) AS place
      FROM telemetry_spans s
      WHERE trace_id IN (${Prisma.join([...traceIds])})
    ) ranked
    WHERE place <= ${limit}
    ORDER BY started_at, span_id`;
  return rows.map((row) => ({
    ...row,
    startedAtUs: Number(row.startedAtUs),
    durationUs: Number(row.durationUs),
    events: row.events ?? [],
    links: row.links ?? [],
    resource: row.resource ?? {},
  }));
}

/** Which entry spans are wanted. */
export interface RootQuery {
  readonly serviceName: string | null;
  /** Only of these traces; null for any. */
  readonly traceIds: readonly string[] | null;
  /** Only background jobs, or none of them; null for both. */
  readonly isJob: boolean | null;
  readonly limit: number;
}

/** Entry spans, which are those without a parent, newest first. */
export function findRootSpans(db: Db, query: RootQuery) {
  return db.telemetrySpan.findMany({
    where: {
      parentSpanId: null,
      ...(query.serviceName ? { serviceName: query.serviceName } : {}),
      ...(query.isJob === null
        ? {}
        : query.isJob
          ? { name: { startsWith: JOB_PREFIX } }
          : { NOT: { name: { startsWith: JOB_PREFIX } } }),
      ...(query.traceIds ? { traceId: { in: [...query.traceIds] } } : {}),
    },
    orderBy: [{ startedAt: 'desc' }, { spanId: 'desc' }],
    take: query.limit,
    select: { traceId: true, spanId: true, name: true, serviceName: true, startedAt: true },
  });
}

/** Names of the requests below the given spans, by parent. */
export async function findRequestNames(
  db: Db,
  parentSpanIds: readonly string[],
  traceIds: readonly string[],
) {
  const rows = await db.telemetrySpan.findMany({
    where: { traceId: { in: [...traceIds] }, parentSpanId: { in: [...parentSpanIds] }, kind: 2 },
    orderBy: { startedAt: 'asc' },
    select: { parentSpanId: true, name: true },
  });
  return new Map(rows.map((row) => [row.parentSpanId, row.name]));
}

/** Traces with a failed span, by its start, newest first. */
export async function findFailedTraceIds(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db.telemetrySpan.findMany({
    where: { statusCode: 2 },
    orderBy: { startedAt: 'desc' },
    take: limit,
    select: { traceId: true },
  });
  return [...new Set(rows.map((row) => row.traceId))];
}

/** Spans, errors and length of the given traces, from the first start to the last end. */
export async function sumTraces(db: Db, traceIds: readonly string[]) {
  if (traceIds.length === 0) return [];
  const rows = await db.$queryRaw<
    { traceId: string; spanCount: bigint; errorCount: bigint; lengthUs: bigint }[]
  >`/* traces.sumTraces */
    SELECT trace_id AS "traceId", COUNT(*) AS "spanCount",
      COUNT(CASE WHEN status_code = 2 THEN 1 END) AS "errorCount",
      (MAX(EXTRACT(EPOCH FROM started_at) * 1000000 + duration_us)
        - MIN(EXTRACT(EPOCH FROM started_at) * 1000000))::bigint AS "lengthUs"
    FROM telemetry_spans
    WHERE trace_id IN (${Prisma.join([...traceIds])})
    GROUP BY trace_id`;
  return rows.map((row) => ({
    traceId: row.traceId,
    spanCount: Number(row.spanCount),
    errorCount: Number(row.errorCount),
    durationUs: Number(row.lengthUs),
  }));
}

/** Deletes at most `limit` spans that started before `cutoff`. @returns how many went */
export function deleteSpansStartedBefore(db: Db, cutoff: Date, limit: number): Promise<number> {
  return db.$executeRaw`/* traces.deleteOldSpans */
    DELETE FROM telemetry_spans
    WHERE (trace_id, span_id) IN (
      SELECT trace_id, span_id FROM telemetry_spans
      WHERE started_at < ${cutoff}
      ORDER BY started_at
      FETCH FIRST ${limit} ROWS ONLY
    )`;
}
