import 'server-only';
import { AppError } from '@octo/shared/errors';
import { type Cursor, encodeCursor } from '@octo/shared/pagination';
import { maskPii } from '@octo/shared/telemetry';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { boundedRead } from '@/features/observatory/bounded-read.service';
import { type TimeRange, timeRangeOf } from '@/features/observatory/time-range.schema';
import { type LogQuery, levelOf, parseLogQuery, termOf } from './log-query';
import {
  countLogs,
  findLastSeq,
  findLogs,
  findNewLogs,
  type LogFilter,
  type LogPosition,
  type LogRow,
} from './logs.repository';
import {
  LOG_PAGE_SIZE,
  type LogCounts,
  type LogHistogram,
  type LogLine,
  type LogListQuery,
  type LogPage,
  type LogTail,
} from './logs.schema';

const TAIL_LENGTH = 200;
const TAIL_REACH_US = 15 * 60 * 1_000_000;
const HISTOGRAM_STRETCHES = 60;

type LogScope = Omit<LogListQuery, 'before'>;

/** The time that a query is about; null for all of it: a trace is found whenever it was. */
export function logRangeOf(query: LogScope, now: Date): TimeRange | null {
  const isTrace = query.trace !== undefined || parseLogQuery(query.q ?? '').fields.some(isTraceTerm);
  if (isTrace && !query.range && !query.from) return null;
  return timeRangeOf(query, now);
}

/**
 * One page of log lines, newest first. What of the query makes no sense is named in `problems` and left out.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`, `search_too_broad` when it took too long
 */
export async function searchLogs(context: CrmContext, query: LogListQuery): Promise<LogPage> {
  requirePermission(context, 'telemetry:read');
  const filter = filterOf(query, context.now());
  const before = query.before ? positionOf(query.before) : null;
  const rows = await boundedRead(requireObservatory(context), (handle) =>
    findLogs(handle, filter, { before, limit: LOG_PAGE_SIZE + 1 }),
  );
  const items = rows.slice(0, LOG_PAGE_SIZE);
  const last = items.at(-1);
  const nextCursor =
    last && rows.length > items.length ? encodeCursor({ id: last.seq, value: String(last.atUs) }) : null;
  return { items: items.map(toLine), nextCursor, problems: filter.query.problems };
}

/**
 * How many lines match over time, by level; null for a query about all time.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`, `search_too_broad` when it took too long
 */
export async function logHistogram(context: CrmContext, query: LogScope): Promise<LogHistogram | null> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const range = logRangeOf(query, context.now());
  if (!range) return null;
  const stepMs = stretchMs(range);
  const first = Math.floor(range.from.getTime() / stepMs) * stepMs;
  const filter = { ...filterOf(query, context.now()), fromUs: first * 1_000 };
  const rows = await boundedRead(store, (handle) => countLogs(handle, filter, stepMs * 1_000));
  const count = Math.ceil((range.to.getTime() - first) / stepMs);
  const stretches = Array.from({ length: count }, (_, index) => emptyCounts(first + index * stepMs));
  let total = 0;
  for (const row of rows) {
    const counts = stretches[row.stretch];
    if (!counts) continue;
    const level = levelOf(row.severity);
    counts[level === 'fatal' ? 'error' : level === 'trace' ? 'debug' : level] += row.count;
    total += row.count;
  }
  return { stepMs, stretches, total };
}

/**
 * Lines that have arrived since the last look, oldest first; without `after` none, but where to begin. It looks at
 * lines of the last quarter of an hour.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`, `search_too_broad` when it took too long
 */
export async function tailLogs(
  context: CrmContext,
  query: { readonly q?: string | undefined; readonly after?: number | undefined },
): Promise<LogTail> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const nowUs = context.now().getTime() * 1_000;
  const { after } = query;
  return boundedRead(store, async (handle) => {
    const lastSeq = Math.max(after ?? 0, await findLastSeq(handle, nowUs - TAIL_REACH_US));
    if (after === undefined || lastSeq === after) return { items: [], lastSeq, isCut: false };
    // Clocks of senders may be ahead.
    const filter = {
      query: parseLogQuery(query.q ?? ''),
      fromUs: nowUs - TAIL_REACH_US,
      toUs: nowUs + TAIL_REACH_US,
    };
    const rows = await findNewLogs(handle, filter, { afterSeq: after, limit: TAIL_LENGTH + 1 });
    const isCut = rows.length > TAIL_LENGTH;
    const items = rows.slice(isCut ? 1 : 0).map(toLine);
    return { items, lastSeq: Math.max(lastSeq, items.at(-1)?.seq ?? 0), isCut };
  });
}

/** Which lines a query means. */
export function filterOf(query: LogScope, now: Date): LogFilter {
  const text = query.trace ? `${query.q ?? ''} ${termOf('trace', query.trace)}` : (query.q ?? '');
  const parsed: LogQuery = parseLogQuery(text);
  const range = logRangeOf(query, now);
  return {
    query: parsed,
    fromUs: range ? range.from.getTime() * 1_000 : 0,
    toUs: range ? range.to.getTime() * 1_000 : Number.MAX_SAFE_INTEGER,
  };
}

/** A stored line as it is shown. Senders mask personal data; those who did not are caught here. */
export function toLine(row: LogRow): LogLine {
  const { atUs, severity, attributes, ...line } = row;
  return {
    ...line,
    at: new Date(atUs / 1_000).toISOString(),
    level: levelOf(severity),
    attributes: maskPii(attributes),
  };
}

function positionOf({ id, value }: Cursor): LogPosition {
  const atUs = Number(value);
  if (!Number.isSafeInteger(atUs)) {
    throw new AppError('validation_failed', {
      fields: [{ path: 'before', code: 'custom', message: 'is not a cursor of this list' }],
    });
  }
  return { atUs, seq: id };
}

const isTraceTerm = ({ key, isExcluded }: LogQuery['fields'][number]) => key === 'trace' && !isExcluded;

const STRETCHES_MS = [1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400].map(
  (seconds) => seconds * 1_000,
);

/** The shortest even stretch of which not too many fit into a range. */
function stretchMs({ from, to }: TimeRange): number {
  const least = (to.getTime() - from.getTime()) / HISTOGRAM_STRETCHES;
  return STRETCHES_MS.find((ms) => ms >= least) ?? 86_400_000;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function emptyCounts(startsAtMs: number): Mutable<LogCounts> {
  return { startsAtMs, error: 0, warn: 0, info: 0, debug: 0 };
}
