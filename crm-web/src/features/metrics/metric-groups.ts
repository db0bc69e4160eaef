import { addBuckets, emptyBuckets } from '@octo/shared/otlp';
import type { LabelCondition, LabelConditions, Labels, StoredKind } from './metrics.schema';

/** A series of a metric, as the store has it. */
export interface SeriesRow {
  readonly id: number;
  readonly service: string;
  readonly kind: StoredKind;
  readonly unit: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly bounds: readonly number[] | null;
}

/** Series that are drawn as one line. */
export interface SeriesGroup {
  readonly labels: Labels;
  readonly series: readonly SeriesRow[];
}

/** Value of a label as text; '' when the series has none. `service` is the sender. */
export function labelOf(series: Pick<SeriesRow, 'service' | 'attributes'>, label: string): string {
  if (label === 'service') return series.service;
  const value = series.attributes[label];
  return value === undefined || value === null ? '' : String(value);
}

function holds(value: string, condition: LabelCondition): boolean {
  if (typeof condition === 'string') return value === condition;
  if ('startsWith' in condition) return value.startsWith(condition.startsWith);
  return 'not' in condition ? !condition.not.includes(value) : condition.includes(value);
}

/** Whether a series has labels as they are asked for. */
export function matches(
  series: Pick<SeriesRow, 'service' | 'attributes'>,
  where: LabelConditions = {},
): boolean {
  return Object.entries(where).every(([label, condition]) => holds(labelOf(series, label), condition));
}

/** Series by the values of some labels, in the order in which the values first appear. */
export function groupSeries(
  series: readonly SeriesRow[],
  groupBy: readonly string[] = [],
): readonly SeriesGroup[] {
  const groups = new Map<string, { labels: Labels; series: SeriesRow[] }>();
  for (const row of series) {
    const labels = Object.fromEntries(groupBy.map((label) => [label, labelOf(row, label)]));
    const key = JSON.stringify(labels);
    const group = groups.get(key) ?? { labels, series: [] };
    group.series.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * Counts of buckets with other bounds. A bucket that spans several of the new ones goes to the one that holds its
 * upper bound, so percentiles are rather too high than too low.
 */
export function rebucket(
  counts: readonly number[],
  from: readonly number[],
  to: readonly number[],
): number[] {
  const sum = emptyBuckets(to);
  for (const [index, count] of counts.entries()) {
    const bound = from[index];
    const place = bound === undefined ? -1 : to.findIndex((upper) => upper >= bound);
    const target = place === -1 ? to.length : place;
    sum[target] = (sum[target] ?? 0) + count;
  }
  return sum;
}

/** Adds counts that may have other bounds. */
export function addCounts(
  sum: number[],
  bounds: readonly number[],
  more: { readonly counts: readonly number[]; readonly bounds: readonly number[] },
): void {
  const isSame =
    more.bounds.length === bounds.length && more.bounds.every((bound, index) => bound === bounds[index]);
  addBuckets(sum, isSame ? more.counts : rebucket(more.counts, more.bounds, bounds));
}
