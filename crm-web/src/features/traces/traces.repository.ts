import 'server-only';
import { type Db, Prisma } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';

/** How runs of background jobs are named. */
const JOB_PREFIX = 'job ';

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
      started_at_us AS "startedAtUs", duration_us AS "durationUs", attributes, events, links, resource
    FROM (
      SELECT trace_id, span_id, parent_span_id, service_name, name, kind, status_code, status_message,
        started_at_us, duration_us, attributes, events, links, resource,
        ROW_NUMBER() OVER (PARTITION BY trace_id ORDER BY started_at_us, span_id) AS "place"
      FROM telemetry_spans
      WHERE trace_id IN (${Prisma.join([...traceIds])})
    ) ranked
    WHERE ranked."place" <= ${limit}
    ORDER BY started_at_us, span_id`;
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
    orderBy: [{ startedAtUs: 'desc' }, { spanId: 'desc' }],
    take: query.limit,
    select: { traceId: true, spanId: true, name: true, serviceName: true, startedAtUs: true },
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
    orderBy: { startedAtUs: 'asc' },
    select: { parentSpanId: true, name: true },
  });
  return new Map(rows.map((row) => [row.parentSpanId, row.name]));
}

/** Traces with a failed span, by its start, newest first. */
export async function findFailedTraceIds(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db.telemetrySpan.findMany({
    where: { statusCode: 2 },
    orderBy: { startedAtUs: 'desc' },
    take: limit,
    select: { traceId: true },
  });
  return [...new Set(rows.map((row) => row.traceId))];
}

/** Spans, errors and length of the given traces, from the first start to the last end. */
export async function sumTraces(db: Db, traceIds: readonly string[]) {
  if (traceIds.length === 0) return [];
  const rows = await db.$queryRaw<
    { traceId: string; spanCount: number; errorCount: number; lengthUs: bigint }[]
  >`/* traces.sumTraces */
    SELECT trace_id AS "traceId", CAST(COUNT(*) AS INTEGER) AS "spanCount",
      CAST(COUNT(CASE WHEN status_code = 2 THEN 1 END) AS INTEGER) AS "errorCount",
      CAST(MAX(started_at_us + duration_us) - MIN(started_at_us) AS BIGINT) AS "lengthUs"
    FROM telemetry_spans
    WHERE trace_id IN (${Prisma.join([...traceIds])})
    GROUP BY trace_id`;
  return rows.map((row) => ({
    traceId: row.traceId,
    spanCount: row.spanCount,
    errorCount: row.errorCount,
    durationUs: Number(row.lengthUs),
  }));
}

/** Deletes the oldest `limit` spans that started before `cutoff`, and those of the same instant. @returns how many went */
export function deleteSpansStartedBefore(db: Db, cutoff: Date, limit: number): Promise<number> {
  return db.$executeRaw`/* traces.deleteOldSpans */
    DELETE FROM telemetry_spans
    WHERE started_at_us <= (
      SELECT MAX(oldest.started_at_us) FROM (
        SELECT started_at_us FROM telemetry_spans
        WHERE started_at_us < ${BigInt(cutoff.getTime()) * 1_000n}
        ORDER BY started_at_us
        FETCH FIRST ${limit} ROWS ONLY
      ) oldest
    )`;
}
