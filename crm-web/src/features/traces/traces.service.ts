import 'server-only';
import { AppError, parseOrThrow } from '@octo/shared/errors';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { type OtlpTraces, toOtlp } from './otlp-json';
import { buildTraceView } from './trace-view';
import { findSpansOfTraces } from './traces.repository';
import { type OrderTracesView, type TraceView, traceIdSchema } from './traces.schema';

/** More spans than this are not drawn: a browser could not, and nobody could read them. */
const MAX_SPANS_PER_TRACE = 2_000;
/** As many as a receiver takes in one request. */
const MAX_SPANS_PER_DOWNLOAD = 10_000;

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

/**
 * The spans of a trace as OTLP, the earliest 10,000 of them.
 * @throws AppError `not_found` when no span has come, `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function downloadTrace(context: CrmContext, traceId: string): Promise<OtlpTraces> {
  requirePermission(context, 'telemetry:read');
  const spans = await findSpansOfTraces(requireObservatory(context), [traceId], MAX_SPANS_PER_DOWNLOAD);
  if (spans.length === 0) {
    throw new AppError('not_found', { detail: 'No span of this trace has been received.' });
  }
  return toOtlp(spans);
}

/** Several traces by id; those without a span are absent. @throws `unauthenticated`, `forbidden` */
export async function getTraces(
  context: CrmContext,
  traceIds: readonly string[],
): Promise<ReadonlyMap<string, TraceView>> {
  requirePermission(context, 'telemetry:read');
  const ids = [...new Set(traceIds)];
  const spans = await findSpansOfTraces(requireObservatory(context), ids, MAX_SPANS_PER_TRACE + 1);
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
  if (!context.observatory) return { purchase: null, sync: null };
  const ids = [order.traceId, order.syncTraceId].filter((id) => id !== null);
  const views = await getTraces(context, ids);
  const viewOf = (id: string | null) => (id ? (views.get(id) ?? null) : null);
  // A sync that continued the purchase's trace is drawn once.
  return {
    purchase: viewOf(order.traceId),
    sync: order.syncTraceId === order.traceId ? null : viewOf(order.syncTraceId),
  };
}
