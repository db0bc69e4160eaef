import type { MetricPoint } from '@octo/shared/otlp';
import { describe, expect, it } from 'vitest';
import { CumulativeSeries } from './cumulative.service';

const point = (atS: number, sum: number, change: Partial<MetricPoint> = {}): MetricPoint => ({
  serviceName: 'shop',
  metric: 'orders',
  kind: 'sum',
  unit: '1',
  description: '',
  attributes: {},
  resource: {},
  isCumulative: true,
  startUs: 0,
  atUs: atS * 1e6,
  count: 1,
  sum,
  min: 0,
  max: 9,
  buckets: null,
  bounds: null,
  exemplars: [],
  ...change,
});

describe('points that count since the start', () => {
  it('become what happened since the last one', () => {
    const series = new CumulativeSeries();
    expect(series.toDelta('a', point(10, 5))).toBeNull();
    expect(series.toDelta('a', point(20, 8))).toMatchObject({
      sum: 3,
      startUs: 10e6,
      isCumulative: false,
      max: null,
    });
    expect(series.toDelta('a', point(15, 6))).toBeNull();
    expect(series.toDelta('b', point(20, 8))).toBeNull();
  });

  it('count whole after their sender started anew', () => {
    const series = new CumulativeSeries();
    series.toDelta('a', point(10, 50));
    expect(series.toDelta('a', point(20, 8))).toMatchObject({ sum: 8 });
    expect(series.toDelta('a', point(30, 60, { startUs: 25e6 }))).toMatchObject({ sum: 60 });
  });

  it('keep their buckets apart', () => {
    const series = new CumulativeSeries();
    const kind = 'histogram' as const;
    series.toDelta('a', point(10, 5, { kind, count: 3, buckets: [1, 2] }));
    const next = series.toDelta('a', point(20, 9, { kind, count: 7, buckets: [2, 5] }));
    expect(next).toMatchObject({ count: 4, sum: 4, buckets: [1, 3] });
  });

  it('leave deltas and gauges as they are', () => {
    const delta = point(10, 5, { isCumulative: false });
    expect(new CumulativeSeries().toDelta('a', delta)).toBe(delta);
  });
});
