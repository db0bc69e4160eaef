/**
 * Upper bounds, in microseconds, of the buckets in which rollups of spans count durations; one more bucket holds the
 * rest. Each is about 1.6 times the one before, so a percentile read from them is off by a quarter at most.
 */
export const DURATION_BOUNDS_US: readonly number[] = [
  100, 160, 250, 400, 630, 1_000, 1_600, 2_500, 4_000, 6_300, 10_000, 16_000, 25_000, 40_000, 63_000, 100_000,
  160_000, 250_000, 400_000, 630_000, 1_000_000, 1_600_000, 2_500_000, 4_000_000, 6_300_000, 10_000_000,
  16_000_000, 25_000_000, 40_000_000, 60_000_000,
];

/** Which bucket a duration falls into: the first whose bound it does not exceed. */
export function durationBucket(durationUs: number): number {
  let low = 0;
  let high = DURATION_BOUNDS_US.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (durationUs <= (DURATION_BOUNDS_US[middle] ?? Number.POSITIVE_INFINITY)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Counts for no duration at all: one zero for each bucket. */
export function emptyBuckets(bounds: readonly number[] = DURATION_BOUNDS_US): number[] {
  return new Array<number>(bounds.length + 1).fill(0);
}

/** Adds the counts of `more` to `sum`. */
export function addBuckets(sum: number[], more: readonly number[]): void {
  for (const [index, count] of more.entries()) sum[index] = (sum[index] ?? 0) + count;
}

/**
 * The value below which the share `quantile` of what was counted lies, read between the bounds of its bucket as
 * Prometheus' `histogram_quantile` does (https://prometheus.io/docs/prometheus/latest/querying/functions/).
 * The last bucket has no upper bound and answers its lower one. Null when nothing was counted.
 *
 * @param quantile 0..1
 * @param bounds upper bounds, ascending; the unit of the answer is theirs
 */
export function quantileOf(
  buckets: readonly number[],
  quantile: number,
  bounds: readonly number[] = DURATION_BOUNDS_US,
): number | null {
  const total = buckets.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = quantile * total;
  let below = 0;
  for (const [index, count] of buckets.entries()) {
    if (below + count >= rank && count > 0) {
      const lower = index === 0 ? 0 : (bounds[index - 1] ?? 0);
      const upper = bounds[index];
      return upper === undefined ? lower : lower + ((upper - lower) * (rank - below)) / count;
    }
    below += count;
  }
  return bounds.at(-1) ?? null;
}
