import type { SpanRecord } from '@octo/shared/otlp';
import { criticalPath, selfTime } from './critical-path';
import { buildSpanTree, type SpanNode } from './span-tree';
import type { Segment, SpanCategory, SpanRow, TraceService, TraceView } from './traces.schema';

const NOISY_RESOURCE = /^(?:telemetry\.|process\.)/;

/** Everything that drawing a trace needs; null when there is no span. */
export function buildTraceView(
  spans: readonly SpanRecord[],
  options: { isTruncated: boolean },
): TraceView | null {
  const first = spans[0];
  if (!first) return null;
  const roots = buildSpanTree(spans);
  const startUs = Math.min(...roots.map(earliestStart));
  const rows = roots.flatMap((root) => toRows(root, startUs));
  const endUs = Math.max(...rows.map((row) => row.offsetUs + row.durationUs));
  return {
    traceId: first.traceId,
    title: (rows.find((row) => !isProxyPass(row)) ?? rows[0])?.name ?? '',
    startedAt: new Date(Math.floor(startUs / 1_000)).toISOString(),
    durationUs: endUs,
    rows,
    services: countServices(rows),
    errorCount: rows.filter((row) => row.isError).length,
    sqlCount: rows.filter((row) => row.category === 'database').length,
    isTruncated: options.isTruncated,
  };
}

// The pass through proxy.ts knows no route; the request proper is below it.
function isProxyPass(row: SpanRow): boolean {
  return row.attributes['next.pass'] === 'proxy' || row.attributes['next.span_type'] === 'Middleware.execute';
}

function earliestStart(node: SpanNode): number {
  return Math.min(node.startUs, ...node.children.map(earliestStart));
}

function toRows(root: SpanNode, originUs: number): SpanRow[] {
  const critical = criticalPath(root);
  const rows: SpanRow[] = [];
  const visit = (node: SpanNode, depth: number): number => {
    const index = rows.length;
    rows.push(toRow(node, depth, originUs, critical.get(node.span.spanId) ?? []));
    const descendantCount = node.children.reduce((sum, child) => sum + visit(child, depth + 1), 0);
    const row = rows[index];
    if (row) rows[index] = { ...row, descendantCount };
    return descendantCount + 1;
  };
  visit(root, 0);
  return rows;
}

function toRow(node: SpanNode, depth: number, originUs: number, critical: readonly Segment[]): SpanRow {
  const { span } = node;
  const { 'db.query.text': sql, ...attributes } = span.attributes;
  const relative = ([from, to]: Segment): Segment => [from - originUs, to - originUs];
  return {
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    serviceName: span.serviceName,
    name: span.name,
    category: categoryOf(span),
    depth,
    descendantCount: 0,
    offsetUs: node.startUs - originUs,
    durationUs: node.endUs - node.startUs,
    clockShiftUs: node.clockShiftUs,
    selfSegments: selfTime(node).map(relative),
    criticalSegments: critical.map(relative),
    isError: span.statusCode === 2,
    statusMessage: span.statusMessage,
    isOrphan: node.isOrphan,
    sql: typeof sql === 'string' ? sql : null,
    attributes,
    resource: Object.fromEntries(Object.entries(span.resource).filter(([key]) => !NOISY_RESOURCE.test(key))),
    events: span.events.map((event) => ({
      name: event.name,
      offsetUs: event.atUs + node.clockShiftUs - originUs,
      attributes: event.attributes,
    })),
    links: span.links.map(({ traceId, spanId }) => ({ traceId, spanId })),
  };
}

function categoryOf(span: SpanRecord): SpanCategory {
  if (span.attributes['db.system.name'] !== undefined || span.attributes['db.system'] !== undefined)
    return 'database';
  if (span.serviceName.endsWith('-browser')) return 'browser';
  if (span.kind === 2) return 'server';
  if (span.kind === 3) return 'client';
  return span.kind >= 4 ? 'event' : 'internal';
}

function countServices(rows: readonly SpanRow[]): TraceService[] {
  const counts = new Map<string, { spanCount: number; errorCount: number }>();
  for (const { serviceName, isError } of rows) {
    const count = counts.get(serviceName) ?? { spanCount: 0, errorCount: 0 };
    count.spanCount += 1;
    if (isError) count.errorCount += 1;
    counts.set(serviceName, count);
  }
  return [...counts].map(([name, count]) => ({ name, ...count }));
}
