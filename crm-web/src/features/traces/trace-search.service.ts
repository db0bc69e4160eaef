import 'server-only';
import { encodeCursor } from '@octo/shared/pagination';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { orderNumbersOf } from '@/features/customers/customers.service';
import { boundedRead } from '@/features/observatory/bounded-read.service';
import { type TimeRange, timeRangeOf } from '@/features/observatory/time-range.schema';
import { tag } from '@/features/observatory/trace-tags.service';
import { findFacets } from './trace-facets.repository';
import { TAG_FIELDS, type TraceFacets, type TraceSearch } from './trace-search.schema';
import { findTraces, type TraceRow } from './traces.repository';
import type { TraceSummary } from './traces.schema';

const PAGE_SIZE = 100;

/** A page of traces that were found. */
export interface TraceSearchResult {
  readonly traces: readonly TraceSummary[];
  readonly facets: TraceFacets;
  readonly range: TimeRange;
  /** Null on the last page, and where the order is not by time. */
  readonly nextCursor: string | null;
}

/**
 * Traces in which some span has what is asked for, each condition in a span of its own if need be.
 * @throws AppError `unauthenticated`, `forbidden` (a customer's traces are for those who may read customers),
 *   `observatory_off`, `search_too_broad`
 */
export async function searchTraces(context: CrmContext, search: TraceSearch): Promise<TraceSearchResult> {
  requirePermission(context, 'telemetry:read');
  const range = timeRangeOf(search, context.now());
  const selection = search.show ?? 'requests';
  const order = search.sort ?? 'newest';
  const isError = selection === 'errors' || search.status === 'error';
  const orders = search.customer === undefined ? null : await orderNumbersOf(context, search.customer);
  const [rows, facets] = await boundedRead(requireObservatory(context), async (store) => [
    await findTraces(store, {
      tags: [...tagsOf(search), ...(isError ? [tag('status', 'error')] : [])],
      anyTag: orders?.map((number) => tag('order.number', number)) ?? null,
      isWithoutErrors: search.status === 'ok',
      isJob: selection === 'errors' ? null : selection === 'jobs',
      fromUs: range.from.getTime() * 1_000,
      toUs: range.to.getTime() * 1_000,
      minDurationUs: search.minMs === undefined ? null : search.minMs * 1_000,
      maxDurationUs: search.maxMs === undefined ? null : search.maxMs * 1_000,
      order,
      after: search.after ? { startUs: search.after.id, traceId: search.after.value } : null,
      limit: PAGE_SIZE + 1,
    }),
    await findFacets(store, range),
  ]);
  const last = rows.at(PAGE_SIZE - 1);
  const hasMore = rows.length > PAGE_SIZE && order === 'newest';
  return {
    traces: rows.slice(0, PAGE_SIZE).map(toSummary),
    facets,
    range,
    nextCursor: hasMore && last ? encodeCursor({ id: last.startUs, value: last.traceId }) : null,
  };
}

function tagsOf(search: TraceSearch): string[] {
  const tags = Object.entries(TAG_FIELDS).flatMap(([field, key]) => {
    const value = search[field as keyof typeof TAG_FIELDS];
    return value === undefined ? [] : [tag(key, value)];
  });
  if (search.tag === undefined) return tags;
  const at = search.tag.indexOf('=');
  return [...tags, tag(search.tag.slice(0, at).trim(), search.tag.slice(at + 1).trim())];
}

function toSummary(row: TraceRow): TraceSummary {
  return {
    traceId: row.traceId,
    name: row.name ?? 'entry not received',
    serviceName: row.serviceName ?? 'unknown',
    startedAt: new Date(row.startUs / 1_000).toISOString(),
    durationUs: row.endUs - row.startUs,
    isError: row.errorCount > 0,
    spanCount: row.spanCount,
  };
}
