import 'server-only';
import { type CrmContext, requirePermission } from '@/context';
import { compareTraces, type TraceComparison } from './compare-traces';
import { searchTraces } from './trace-search.service';
import type { TraceSummary, TraceView } from './traces.schema';
import { getTraces } from './traces.service';

const MAX_SIMILAR = 20;

/** What the page of two traces shows. */
export interface ComparisonView {
  /** Null when none was asked for or no span of it has come. */
  readonly a: TraceView | null;
  readonly b: TraceView | null;
  /** Null until both are there. */
  readonly comparison: TraceComparison | null;
  /** With A alone: others that did the same in the last day, newest first. */
  readonly similar: readonly TraceSummary[];
}

/**
 * Two traces side by side; with one of them, what it could be compared with.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`, `search_too_broad`
 */
export async function compareTracesOf(
  context: CrmContext,
  ids: { readonly a?: string | undefined; readonly b?: string | undefined },
): Promise<ComparisonView> {
  requirePermission(context, 'telemetry:read');
  const wanted = [ids.a, ids.b].filter((id) => id !== undefined);
  const traces = wanted.length > 0 ? await getTraces(context, wanted) : new Map<string, TraceView>();
  const a = (ids.a && traces.get(ids.a)) || null;
  const b = (ids.b && traces.get(ids.b)) || null;
  return {
    a,
    b,
    comparison: a && b ? compareTraces(a, b) : null,
    similar: a && !b ? await similarTo(context, a) : [],
  };
}

async function similarTo(context: CrmContext, trace: TraceView): Promise<readonly TraceSummary[]> {
  const { traces } = await searchTraces(context, {
    tag: `span.name=${trace.title}`,
    range: '24h',
    show: trace.title.startsWith('job ') ? 'jobs' : 'requests',
  });
  return traces.filter(({ traceId }) => traceId !== trace.traceId).slice(0, MAX_SIMILAR);
}
