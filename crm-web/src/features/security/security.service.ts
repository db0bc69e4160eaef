import 'server-only';
import { encodeCursor } from '@octo/shared/pagination';
import { addMs, MS } from '@octo/shared/time';
import { type CrmContext, requirePermission } from '@/context';
import {
  heatMapOf,
  SECURITY_PAGE_SIZE,
  type SecurityEvent,
  type SecurityListQuery,
  type StretchCounts,
  typesOf,
  WINDOWS,
} from './security.schema';
import {
  countByStretch,
  countByType,
  countSources,
  type EventFilter,
  findSecurityEvents,
} from './security-events.repository';

/** What the page of attacks shows. */
export interface SecurityOverview {
  readonly events: readonly SecurityEvent[];
  /** Null where the list ends. */
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  readonly total: number;
  readonly sources: number;
  readonly severe: number;
  /** Types with events, most frequent first. */
  readonly types: readonly { readonly type: string; readonly count: number }[];
  readonly stretches: readonly StretchCounts[];
  readonly heatMap: ReturnType<typeof heatMapOf>;
}

/**
 * Recorded attacks of a window of time, counted and listed, newest first. Numbers, chart and heat map follow the
 * filters too.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function securityOverview(
  context: CrmContext,
  query: SecurityListQuery,
): Promise<SecurityOverview> {
  requirePermission(context, 'security:read');
  const { stretches, stretchHours } = WINDOWS[query.window ?? 'day'];
  // Stretches begin at full hours, so that reloading a minute later shows the same bars.
  const until = new Date(Math.ceil((context.now().getTime() + 1) / MS.hour) * MS.hour);
  const starts = Array.from({ length: stretches }, (_, index) =>
    addMs(until, -(stretches - index) * stretchHours * MS.hour),
  );
  const isByTaxonomy = query.type ?? query.tactic ?? query.owasp;
  const types = typesOf(query);
  // A combination that no type has is no filter that anything passes.
  if (isByTaxonomy !== undefined && types.length === 0) return emptyOverview(starts);
  const filter: EventFilter = {
    ...(isByTaxonomy === undefined ? {} : { types }),
    ...(query.severity ? { severity: query.severity } : {}),
    ...(query.application ? { application: query.application } : {}),
    from: starts[0] ?? until,
    until,
  };
  const isForward = query.before === undefined;
  const position = (query.before ?? query.after)?.id ?? null;
  const [byType, byStretch, sources, rows] = await Promise.all([
    countByType(context.db, filter),
    countByStretch(context.db, { ...filter, starts }),
    countSources(context.db, filter),
    findSecurityEvents(context.db, { filter, position, isForward, limit: SECURITY_PAGE_SIZE + 1 }),
  ]);
  const hasMore = rows.length > SECURITY_PAGE_SIZE;
  const events = rows.slice(0, SECURITY_PAGE_SIZE);
  if (!isForward) events.reverse();
  const cursorOf = (event: SecurityEvent | undefined) =>
    event ? encodeCursor({ id: event.id, value: 'id' }) : null;
  const counts = new Map(byType.map(({ attackType, count }) => [attackType, count]));
  const sum = (severities: readonly string[]) =>
    byStretch.reduce((total, row) => total + (severities.includes(row.severity) ? row.count : 0), 0);
  return {
    events,
    nextCursor: !isForward || hasMore ? cursorOf(events.at(-1)) : null,
    previousCursor: (isForward ? position !== null : hasMore) ? cursorOf(events.at(0)) : null,
    total: byType.reduce((total, { count }) => total + count, 0),
    sources,
    severe: sum(['high', 'critical']),
    types: byType
      .map(({ attackType, count }) => ({ type: attackType, count }))
      .toSorted((a, b) => b.count - a.count),
    stretches: stretchesOf(starts, byStretch),
    heatMap: heatMapOf(counts),
  };
}

function stretchesOf(
  starts: readonly Date[],
  rows: readonly { readonly stretch: number; readonly severity: string; readonly count: number }[],
): readonly StretchCounts[] {
  const stretches = starts.map((start) => ({
    startsAt: start.toISOString(),
    low: 0,
    medium: 0,
    high: 0,
    critical: 0,
  }));
  for (const { stretch, severity, count } of rows) {
    const counts = stretches[stretch];
    if (counts && severity in counts) counts[severity as 'low' | 'medium' | 'high' | 'critical'] += count;
  }
  return stretches;
}

function emptyOverview(starts: readonly Date[]): SecurityOverview {
  return {
    events: [],
    nextCursor: null,
    previousCursor: null,
    total: 0,
    sources: 0,
    severe: 0,
    types: [],
    stretches: stretchesOf(starts, []),
    heatMap: heatMapOf(new Map()),
  };
}
