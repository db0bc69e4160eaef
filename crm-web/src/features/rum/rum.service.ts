import 'server-only';
import { AppError } from '@octo/shared/errors';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { orderNumbersOf } from '@/features/customers/customers.service';
import type { TimeRange } from '@/features/observatory/time-range.schema';
import {
  type ErrorGroup,
  type ErrorView,
  type FunnelStep,
  isVitalName,
  type RumOverview,
  type RumSessionSummary,
  type RumSessionsQuery,
  type RumSessionView,
  ratingOf,
  type VitalSummary,
} from './rum.schema';
import {
  countFunnel,
  countSessionsByStretch,
  type ErrorGroupRow,
  findErrors,
  findSessionRecord,
  findSessions,
  findSteps,
  findVitals,
  groupErrors,
  type SessionRecord,
  summariseVitals,
  sumSessions,
} from './rum-reads.repository';
import { resolveStack } from './stack-frames.service';

const STRETCHES = 24;
const MAX_ERROR_GROUPS = 20;
const PAGE_SIZE = 50;
const MAX_STEPS = 500;
const OCCURRENCES = 50;
const MAX_PAGES = 30;
/** As far back as anything is kept. */
const EVER = new Date(0);

/**
 * What visitors experienced in a stretch of time: sessions, vitals, errors, and how far they came.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function getRumOverview(
  context: CrmContext,
  range: TimeRange,
  app: string | undefined,
): Promise<RumOverview> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const filter = { from: range.from, to: range.to, app };
  const stretchSeconds = Math.ceil((range.to.getTime() - range.from.getTime()) / 1_000 / STRETCHES);
  const [counts, sums, vitalRows, errors, funnel] = await Promise.all([
    countSessionsByStretch(store, filter, stretchSeconds),
    sumSessions(store, filter),
    summariseVitals(store, filter),
    groupErrors(store, filter, { limit: MAX_ERROR_GROUPS }),
    countFunnel(store, filter),
  ]);
  const sessionsAt = new Map(counts.map(({ stretch, sessions }) => [stretch, sessions]));
  const summaries = vitalRows.flatMap(({ metric, ...row }): VitalSummary[] =>
    isVitalName(metric) ? [{ ...row, metric, rating: ratingOf(metric, row.p75) }] : [],
  );
  return {
    sessionCount: sums.sessions,
    viewCount: sums.views,
    errorCount: sums.errors,
    sessionsWithErrors: sums.withErrors,
    stretches: Array.from({ length: STRETCHES }, (_, index) => ({
      startsAt: new Date(range.from.getTime() + index * stretchSeconds * 1_000).toISOString(),
      sessions: sessionsAt.get(index) ?? 0,
    })),
    vitals: summaries.filter(({ page }) => page === null),
    pages: byPage(summaries),
    errors: errors.map(toErrorGroup),
    funnel: toFunnel(funnel),
  };
}

function byPage(summaries: readonly VitalSummary[]): RumOverview['pages'] {
  const pages = new Map<string, RumOverview['pages'][number] & { loads: number }>();
  for (const summary of summaries) {
    const { page, device, metric, count } = summary;
    if (page === null || device === null) continue;
    const key = `${page} ${device}`;
    const row = pages.get(key) ?? { page, device, loads: 0, vitals: {} };
    row.vitals[metric] = summary;
    row.loads = Math.max(row.loads, count);
    pages.set(key, row);
  }
  return [...pages.values()].sort((a, b) => b.loads - a.loads).slice(0, MAX_PAGES);
}

/** The steps from the first visit to the order, with the share that each keeps. */
export function toFunnel(counts: Awaited<ReturnType<typeof countFunnel>>): FunnelStep[] {
  const steps = [
    ['Visitors', counts.visitors],
    ['Product', counts.product],
    ['Cart', counts.cart],
    ['Checkout', counts.checkout],
    ['Order', counts.order],
  ] as const;
  return steps.map(([label, sessions], index) => ({
    label,
    sessions,
    shareOfAll: share(sessions, counts.visitors),
    shareOfPrevious: index === 0 ? null : share(sessions, steps[index - 1]?.[1] ?? 0),
  }));
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

const toErrorGroup = ({ firstAt: _, lastAt, ...row }: ErrorGroupRow): ErrorGroup => ({
  ...row,
  lastAt: lastAt.toISOString(),
});

/**
 * Sessions that match, the last active first.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function listRumSessions(
  context: CrmContext,
  range: TimeRange,
  query: RumSessionsQuery,
): Promise<{ readonly sessions: readonly RumSessionSummary[]; readonly nextCursor: string | null }> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const [lastUs, sessionId] = query.after?.split('-') ?? [];
  const rows = await findSessions(
    store,
    {
      from: range.from,
      to: range.to,
      app: query.app,
      page: query.page,
      device: query.device,
      hasErrors: query.errors === '1',
      orderNumbers: await wantedOrders(context, query),
      after: lastUs && sessionId ? { lastUs: Number(lastUs), sessionId } : null,
    },
    PAGE_SIZE + 1,
  );
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    sessions: shown.map(toSummary),
    nextCursor: last ? `${last.lastUs}-${last.sessionId}` : null,
  };
}

/** Null when orders do not matter; empty when no order can match. */
async function wantedOrders(
  context: CrmContext,
  { order, customer }: RumSessionsQuery,
): Promise<readonly string[] | null> {
  if (customer === undefined) return order === undefined ? null : [order];
  const numbers = await orderNumbersOf(context, customer);
  return order === undefined ? numbers : numbers.filter((number) => number === order);
}

const toSummary = (row: SessionRecord): RumSessionSummary => ({
  sessionId: row.sessionId,
  app: row.app,
  device: row.device,
  browser: row.browser,
  os: row.os,
  startedAt: row.firstAt.toISOString(),
  durationUs: (row.lastAt.getTime() - row.firstAt.getTime()) * 1_000,
  viewCount: row.viewCount,
  actionCount: row.actionCount,
  errorCount: row.errorCount,
  orderNumber: row.orderNumber,
  entryPage: row.entryPage,
  exitPage: row.exitPage,
});

/**
 * A session with its journey.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`, `not_found`
 */
export async function getRumSession(context: CrmContext, sessionId: string): Promise<RumSessionView> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const record = await findSessionRecord(store, sessionId);
  if (!record) throw new AppError('not_found');
  const [steps, vitals] = await Promise.all([
    findSteps(store, sessionId, MAX_STEPS + 1),
    findVitals(store, sessionId),
  ]);
  return {
    ...toSummary(record),
    language: record.language,
    steps: steps.slice(0, MAX_STEPS),
    isTruncated: steps.length > MAX_STEPS,
    vitals: vitals.flatMap(({ metric, page, value }) =>
      isVitalName(metric) ? [{ metric, page, value, rating: ratingOf(metric, value) }] : [],
    ),
  };
}

/**
 * One fault of browsers: its stack in terms of the source, and who met it.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`, `not_found`
 */
export async function getRumError(context: CrmContext, fingerprint: string): Promise<ErrorView> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const filter = { from: EVER, to: new Date(context.now().getTime() + 86_400_000) };
  const [[group], occurrences] = await Promise.all([
    groupErrors(store, filter, { fingerprint, limit: 1 }),
    findErrors(store, fingerprint, OCCURRENCES),
  ]);
  if (!group) throw new AppError('not_found');
  const [newest] = occurrences;
  const rawStack = newest?.stack ?? null;
  return {
    ...toErrorGroup(group),
    firstAt: group.firstAt.toISOString(),
    release: newest?.release ?? null,
    rawStack,
    frames: rawStack === null ? [] : await resolveStack(group.app, rawStack),
    occurrences: occurrences.map(({ at, page, sessionId, traceId, browser, device }) => ({
      at: at.toISOString(),
      page,
      sessionId,
      traceId,
      browser,
      device,
    })),
  };
}
