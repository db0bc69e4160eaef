import 'server-only';
import type { SpanRecord } from '@octo/shared/otlp';
import type { TraceSummaryRow } from './span-store.repository';
import { tagsOf } from './trace-tags.service';

const MAX_TAGS = 300;

/** Sums up a batch of spans by trace, in the order of trace ids: writers that meet take locks in one order. */
export function summariseTraces(spans: readonly SpanRecord[]): TraceSummaryRow[] {
  const byTrace = new Map<string, SpanRecord[]>();
  for (const span of spans) {
    const own = byTrace.get(span.traceId);
    if (own) own.push(span);
    else byTrace.set(span.traceId, [span]);
  }
  return [...byTrace.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]) => summarise(id, own));
}

function summarise(traceId: string, spans: readonly SpanRecord[]): TraceSummaryRow {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const tags = new Set<string>();
  let startUs = Number.POSITIVE_INFINITY;
  let endUs = 0;
  let errorCount = 0;
  let root: { span: SpanRecord; rank: number } | undefined;
  for (const span of spans) {
    startUs = Math.min(startUs, span.startedAtUs);
    endUs = Math.max(endUs, span.startedAtUs + span.durationUs);
    if (span.statusCode === 2) errorCount += 1;
    if (tags.size < MAX_TAGS) for (const tag of tagsOf(span)) tags.add(tag);
    const rank = rankOf(span, ids);
    const isBetter =
      !root || rank > root.rank || (rank === root.rank && span.startedAtUs < root.span.startedAtUs);
    if (rank > 0 && isBetter) root = { span, rank };
  }
  return {
    trace_id: traceId,
    start_us: startUs,
    end_us: endUs,
    root_service: root?.span.serviceName ?? null,
    root_name: root ? nameOf(root.span, spans) : null,
    root_rank: root?.rank ?? 0,
    span_count: spans.length,
    error_count: errorCount,
    tags: [...tags],
  };
}

function rankOf(span: SpanRecord, known: ReadonlySet<string>): number {
  if (span.parentSpanId === null) return 2;
  return span.kind === 2 && !known.has(span.parentSpanId) ? 1 : 0;
}

/** The pass through proxy.ts knows no route; the request below it does. */
function nameOf(root: SpanRecord, spans: readonly SpanRecord[]): string {
  if (root.name.includes(' ')) return root.name;
  return spans.find((span) => span.parentSpanId === root.spanId && span.kind === 2)?.name ?? root.name;
}
