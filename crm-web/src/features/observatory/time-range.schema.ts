import { z } from 'zod';

/** The ranges of time that pages of the observatory offer, in minutes. */
export const TIME_RANGES = {
  '15m': { label: 'Last 15 minutes', minutes: 15 },
  '1h': { label: 'Last hour', minutes: 60 },
  '6h': { label: 'Last 6 hours', minutes: 360 },
  '24h': { label: 'Last 24 hours', minutes: 1_440 },
  '3d': { label: 'Last 3 days', minutes: 4_320 },
} as const;

/** One of {@link TIME_RANGES}. */
export type TimeRangeKey = keyof typeof TIME_RANGES;

const instant = z.iso.datetime({ offset: true, local: false }).transform((text) => new Date(text));

/** Search parameters that say which time is looked at: a range that ends now, or two instants. */
export const timeRangeParams = {
  range: z.enum(Object.keys(TIME_RANGES) as [TimeRangeKey, ...TimeRangeKey[]]).optional(),
  from: instant.optional(),
  to: instant.optional(),
} as const;

/** A stretch of time; `key` is null for one that was given by its ends. */
export interface TimeRange {
  readonly key: TimeRangeKey | null;
  readonly from: Date;
  readonly to: Date;
}

const MAX_MS = 31 * 24 * 3_600_000;

/** The stretch that search parameters mean; an hour unless told otherwise, and 31 days at most. */
export function timeRangeOf(
  query: {
    readonly range?: TimeRangeKey | undefined;
    readonly from?: Date | undefined;
    readonly to?: Date | undefined;
  },
  now: Date,
  fallback: TimeRangeKey = '1h',
): TimeRange {
  const { from, to = now } = query;
  if (from && from < to) {
    return { key: null, from: new Date(Math.max(from.getTime(), to.getTime() - MAX_MS)), to };
  }
  const key = query.range ?? fallback;
  return { key, from: new Date(now.getTime() - TIME_RANGES[key].minutes * 60_000), to: now };
}
