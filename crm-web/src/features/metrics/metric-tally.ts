import { emptyBuckets, quantileOf } from '@octo/shared/otlp';
import { addCounts } from './metric-groups';
import { type Aggregate, QUANTILES, type StoredKind } from './metrics.schema';

/** What a group of series counted in one step. */
export interface Tally {
  readonly bounds: readonly number[];
  readonly buckets: number[];
  count: number;
  sum: number;
  min: number | null;
  max: number | null;
  /** The most seconds that one of the points stands for. */
  widthS: number;
  /** Of the count: what is above the line of a share. */
  part: number;
}

/** Counts that are added to a tally. */
export interface Counted {
  readonly events: number;
  readonly sum: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly widthS: number;
  readonly buckets: readonly number[];
  readonly bounds: readonly number[];
  readonly isPart: boolean;
}

/** Nothing counted yet. */
export function emptyTally(bounds: readonly number[]): Tally {
  return {
    bounds,
    buckets: emptyBuckets(bounds),
    count: 0,
    sum: 0,
    min: null,
    max: null,
    widthS: 0,
    part: 0,
  };
}

/** Adds what some of the series of a group counted. */
export function addToTally(tally: Tally, more: Counted): void {
  tally.count += more.events;
  tally.sum += more.sum;
  tally.min = least(tally.min, more.min);
  tally.max = most(tally.max, more.max);
  tally.widthS = Math.max(tally.widthS, more.widthS);
  if (more.isPart) tally.part += more.events;
  if (more.buckets.length > 0) {
    const counts = more.buckets.slice(0, more.bounds.length + 1);
    addCounts(tally.buckets, tally.bounds, { counts, bounds: more.bounds });
  }
}

/**
 * The number that an aggregate makes of a tally; null where it makes none.
 * @param seconds how much of the step has passed
 */
export function tallyValue(tally: Tally, aggregate: Aggregate, seconds: number): number | null {
  const quantile = QUANTILES[aggregate];
  if (quantile !== undefined) {
    const value = quantileOf(tally.buckets, quantile, tally.bounds);
    // Buckets are wide: nothing was longer than the longest.
    return value !== null && tally.max !== null ? Math.min(value, tally.max) : value;
  }
  switch (aggregate) {
    // A point that stands for longer than the step must not look like a peak.
    case 'rate':
      return tally.count / Math.max(seconds, tally.widthS);
    case 'count':
      return tally.count;
    case 'sum':
      return tally.sum;
    case 'min':
      return tally.min;
    case 'max':
      return tally.max;
    case 'share':
      return tally.count === 0 ? null : tally.part / tally.count;
    default:
      return tally.count === 0 ? null : tally.sum / tally.count;
  }
}

/** UCUM unit of what an aggregate makes of values in `unit`. */
export function aggregateUnit(unit: string, kind: StoredKind, aggregate: Aggregate): string {
  if (aggregate === 'share') return '1';
  if (aggregate === 'count') return '{count}';
  if (aggregate === 'rate') return kind === 'sum' ? `${unit}/s` : '{count}/s';
  return unit;
}

const least = (a: number | null, b: number | null) => (a === null || (b !== null && b < a) ? b : a);
const most = (a: number | null, b: number | null) => (a === null || (b !== null && b > a) ? b : a);
