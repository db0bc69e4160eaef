import 'server-only';
import { AppError, parseOrThrow } from '@octo/shared/errors';
import type { SpanRecord } from '@octo/shared/otlp';
import { type CrmContext, requirePermission } from '@/context';
import { insertSpans } from './span-insert.repository';
import { buildTraceView } from './trace-view';
import {
  findFailedTraceIds,
  findRequestNames,
  findRootSpans,
  findSpansOfTraces,
  sumTraces,
} from './traces.repository';
import {
  type OrderTracesView,
  type TraceSelection,
  type TraceSummary,
  type TraceView,
  traceIdSchema,
} from './traces.schema';

/** More spans than this are not drawn: a browser could not, and nobody could read them. */
const MAX_SPANS_PER_TRACE = 2_000;
const LIST_LENGTH = 50;
/** Failed spans that are looked through for traces with errors. */
const FAILED_SPANS_READ = 500;

/** Takes in spans from the receiver. Spans that are stored already stay as they are. @throws `forbidden` */
export async function storeSpans(context: CrmContext, spans: readonly SpanRecord[]): Promise<void> {
  if (!context.isService) throw new AppError('forbidden');
  await insertSpans(context.db, spans);
}

/**
 * One trace, ready to draw.
 * @throws AppError `validation_failed` for text that is no trace id, `not_found` when no span has come,
 *   `unauthenticated`, `forbidden`
 */
export async function getTrace(context: CrmContext, traceId: string): Promise<TraceView> {
  const id = parseOrThrow(traceIdSchema, traceId, 'traceId');
  const view = (await getTraces(context, [id])).get(id);
  if (!view) throw new AppError('not_found', { detail: 'No span of this trace has been received.' });
  return view;
}

/** Several traces by id; those without a span are absent. @throws `unauthenticated`, `forbidden` */
export async function getTraces(
  context: CrmContext,
  traceIds: readonly string[],
): Promise<ReadonlyMap<string, TraceView>> {
  requirePermission(context, 'telemetry:read');
  const ids = [...new Set(traceIds)];
  const spans = await findSpansOfTraces(context.db, ids, MAX_SPANS_PER_TRACE + 1);
  const views = new Map<string, TraceView>();
  for (const id of ids) {
    const own = spans.filter((span) => span.traceId === id);
    const view = buildTraceView(own.slice(0, MAX_SPANS_PER_TRACE), {
      isTruncated: own.length > MAX_SPANS_PER_TRACE,
    });
    if (view) views.set(id, view);
  }
  return views;
}

/**
 * The traces of an order: its purchase and its last sync. A part is null when the order has no such id or its
 * spans have not come or are gone. @throws `unauthenticated`, `forbidden`
 */
export async function getOrderTraces(
  context: CrmContext,
  order: { readonly traceId: string | null; readonly syncTraceId: string | null },
): Promise<OrderTracesView> {
  const ids = [order.traceId, order.syncTraceId].filter((id) => id !== null);
  const views = await getTraces(context, ids);
  const viewOf = (id: string | null) => (id ? (views.get(id) ?? null) : null);
  // A sync that continued the purchase's trace is drawn once.
  return {
    purchase: viewOf(order.traceId),
    sync: order.syncTraceId === order.traceId ? null : viewOf(order.syncTraceId),
  };
}

/** The newest traces by their entry span. @throws `unauthenticated`, `forbidden` */
export async function listTraces(
  context: CrmContext,
  filter: { readonly serviceName: string | null; readonly selection: TraceSelection },
): Promise<readonly TraceSummary[]> {
  requirePermission(context, 'telemetry:read');
  const failedIds =
    filter.selection === 'errors' ? await findFailedTraceIds(context.db, FAILED_SPANS_READ) : null;
  const found = await findRootSpans(context.db, {
    serviceName: filter.serviceName,
    traceIds: failedIds,
    isJob: filter.selection === 'errors' ? null : filter.selection === 'jobs',
    limit: LIST_LENGTH,
  });
  // A browser's event may stand beside the call that it caused: the earliest entry speaks for the trace.
  const earliest = new Map(found.map((root) => [root.traceId, root]));
  const roots = found.filter((root) => earliest.get(root.traceId) === root);
  const traceIds = [...earliest.keys()];
  const [sums, requestNames] = await Promise.all([
    sumTraces(context.db, traceIds),
    // The pass through proxy.ts knows no route; the request below it does.
    findRequestNames(
      context.db,
      roots.filter(isRouteless).map((root) => root.spanId),
      traceIds,
    ),
  ]);
  const byTrace = new Map(sums.map((sum) => [sum.traceId, sum]));
  return roots.map((root) => {
    const sum = byTrace.get(root.traceId);
    return {
      traceId: root.traceId,
      name: requestNames.get(root.spanId) ?? root.name,
      serviceName: root.serviceName,
      startedAt: new Date(Number(root.startedAtUs) / 1_000).toISOString(),
      durationUs: sum?.durationUs ?? 0,
      isError: (sum?.errorCount ?? 0) > 0,
      spanCount: sum?.spanCount ?? 1,
    };
  });
}

function isRouteless(root: { readonly name: string }): boolean {
  return !root.name.includes(' ');
}
