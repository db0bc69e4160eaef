import 'server-only';
import { rawSql, type StoreHandle, sql } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';
import { partitionName } from './segments.repository';

/** What is known of a trace from some of its spans. */
export interface TraceSummaryRow {
  readonly trace_id: string;
  readonly start_us: number;
  readonly end_us: number;
  readonly root_service: string | null;
  readonly root_name: string | null;
  /** 2: a span without a parent; 1: a server whose parent is elsewhere; 0: neither. */
  readonly root_rank: number;
  readonly span_count: number;
  readonly error_count: number;
  readonly tags: readonly string[];
}

/**
 * Inserts spans into a segment; one that is there already stays as it is. `resources` holds the id of each span's
 * sender.
 * @returns the spans that were new
 */
export async function insertSpans(
  handle: StoreHandle,
  segment: number,
  { spans, resources }: { readonly spans: readonly SpanRecord[]; readonly resources: readonly number[] },
): Promise<readonly SpanRecord[]> {
  const rows = spans.map((span, index) => ({
    t: span.traceId,
    s: span.spanId,
    p: span.parentSpanId,
    v: span.serviceName,
    n: span.name,
    k: span.kind,
    c: span.statusCode,
    m: span.statusMessage,
    b: span.startedAtUs,
    d: span.durationUs,
    a: span.attributes,
    // Empty lists are the rule and are not worth a document each.
    e: span.events.length > 0 ? span.events : undefined,
    l: span.links.length > 0 ? span.links : undefined,
    r: resources[index],
  }));
  const stored = await handle.rows<{ t: string; s: string }>(sql`/* spans.insert */
    INSERT INTO ${rawSql(partitionName('spans', segment))} (segment, trace_id, span_id, parent_span_id, service, name,
      kind, status, status_message, start_us, duration_us, attributes, events, links, resource_id)
    SELECT ${segment}::integer, t, s, p, v, n, k, c, m, b, d, a, e, l, r
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(t varchar, s varchar, p varchar, v varchar, n varchar,
      k smallint, c smallint, m varchar, b bigint, d bigint, a jsonb, e jsonb, l jsonb, r integer)
    ON CONFLICT DO NOTHING
    RETURNING trace_id AS t, span_id AS s`);
  if (stored.length === spans.length) return spans;
  const isNew = new Set(stored.map(({ t, s }) => t + s));
  // Deleting on the way, so that of two copies in one batch the first counts.
  return spans.filter(({ traceId, spanId }) => isNew.delete(traceId + spanId));
}

/** Adds what a batch told about its traces to their summaries in the segment. */
export async function addToTraces(
  handle: StoreHandle,
  segment: number,
  traces: readonly TraceSummaryRow[],
): Promise<void> {
  await handle.execute(sql`/* traces.addSummaries */
    INSERT INTO ${rawSql(partitionName('traces', segment))} AS t (segment, trace_id, start_us, end_us, root_service,
      root_name, root_rank, span_count, error_count, tags)
    SELECT ${segment}::integer, trace_id, start_us, end_us, root_service, root_name, root_rank, span_count, error_count,
      ARRAY(SELECT jsonb_array_elements_text(tags))
    FROM jsonb_to_recordset(${JSON.stringify(traces)}::jsonb) AS x(trace_id varchar, start_us bigint, end_us bigint,
      root_service varchar, root_name varchar, root_rank smallint, span_count integer, error_count integer, tags jsonb)
    ORDER BY trace_id
    ON CONFLICT (trace_id, segment) DO UPDATE SET
      start_us = LEAST(t.start_us, EXCLUDED.start_us),
      end_us = GREATEST(t.end_us, EXCLUDED.end_us),
      (root_service, root_name, root_rank) = (
        SELECT CASE WHEN better THEN EXCLUDED.root_service ELSE t.root_service END,
          CASE WHEN better THEN EXCLUDED.root_name ELSE t.root_name END,
          GREATEST(t.root_rank, EXCLUDED.root_rank)
        FROM (SELECT EXCLUDED.root_rank > t.root_rank
          OR (EXCLUDED.root_rank = t.root_rank AND EXCLUDED.start_us < t.start_us) AS better) b),
      span_count = t.span_count + EXCLUDED.span_count,
      error_count = t.error_count + EXCLUDED.error_count,
      tags = ARRAY(SELECT DISTINCT UNNEST(t.tags || EXCLUDED.tags))`);
}
