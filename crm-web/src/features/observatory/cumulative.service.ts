import 'server-only';
import type { MetricPoint } from '@octo/shared/otlp';

const MAX_SERIES = 20_000;

interface LastPoint {
  readonly startUs: number;
  readonly atUs: number;
  readonly count: number;
  readonly sum: number;
  readonly buckets: readonly number[] | null;
}

/**
 * Turns points that count since their sender started into what happened since the last point. The first point of a
 * series is only remembered, and one of a sender that started anew counts whole: both as Prometheus' `increase` sees it.
 */
export class CumulativeSeries {
  private readonly last = new Map<string, LastPoint>();

  /** @param key of the series and its sender @returns null for a point that says nothing yet, or comes late */
  toDelta(key: string, point: MetricPoint): MetricPoint | null {
    if (!point.isCumulative) return point;
    const before = this.last.get(key);
    if (before && point.atUs <= before.atUs) return null;
    if (!before && this.last.size >= MAX_SERIES) this.last.clear();
    this.last.set(key, point);
    if (!before) return null;
    const isReset =
      point.startUs > before.startUs ||
      point.count < before.count ||
      (point.kind === 'sum' && point.sum < before.sum);
    if (isReset) return { ...point, isCumulative: false };
    const buckets = point.buckets?.map((count, index) => count - (before.buckets?.[index] ?? 0)) ?? null;
    return {
      ...point,
      isCumulative: false,
      startUs: before.atUs,
      count: point.kind === 'histogram' ? point.count - before.count : 1,
      sum: point.sum - before.sum,
      // Of all time, so of this piece nothing is known.
      min: null,
      max: null,
      buckets,
    };
  }
}
