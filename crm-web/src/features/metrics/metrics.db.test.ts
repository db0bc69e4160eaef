import { createDatabase, type Database, openStore, type Store, sql } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { emptyStore } from '@/features/observatory/testing/empty-store';
import { listLabelValues, listMetrics, readExemplars, readMetric } from './metrics.service';
import { metricValue, metricValues, queryMetric } from './query-metric.service';
import { insertSeries } from './testing/insert-series';

let db: Database;
let store: Store;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 4 });
  store = openStore({ url });
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(() => emptyStore(store));

const START = Date.UTC(2026, 10, 25, 12, 0, 0);
const at = (seconds: number) => new Date(START + seconds * 1_000);
const MINUTE = 60_000;
const context = (role: string | null, observatory: Store | null = store): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory,
  now: () => at(300),
  operator: role ? { userId: 1, email: 'o@octo.example', name: 'Op', role } : null,
  isService: false,
  ipAddress: null,
  userAgent: null,
});
const range = { metric: 'orders', from: at(0), to: at(240), stepMs: MINUTE };
const uptime = (seconds: readonly number[], service = 'octo-drone-shop') =>
  insertSeries(
    store,
    { metric: 'process.uptime', kind: 'gauge', service },
    seconds.map((second) => ({ at: at(second), value: second })),
  );

describe('counters over time', () => {
  it('count a point that ends with a minute to that minute', async () => {
    await insertSeries(store, { metric: 'orders' }, [
      { at: at(60), value: 2 },
      { at: at(61), value: 3 },
      { at: at(120), value: 1 },
    ]);
    const answer = await queryMetric(store, { ...range, aggregate: 'sum' });
    expect(answer.startsAtMs.map((ms) => ms - START)).toEqual([0, MINUTE, 2 * MINUTE, 3 * MINUTE]);
    expect(answer.lines).toEqual([{ labels: {}, values: [2, 4, null, null] }]);
  });

  it('begin at multiples of the step', async () => {
    await insertSeries(store, { metric: 'orders' }, [{ at: at(30), value: 1 }]);
    const answer = await queryMetric(store, { ...range, from: at(25), to: at(70), aggregate: 'sum' });
    expect(answer.startsAtMs).toEqual([START, START + MINUTE]);
    expect(answer.lines[0]?.values).toEqual([1, null]);
  });

  it('are zero while the service ran and counted nothing, and unknown while it was silent', async () => {
    await insertSeries(store, { metric: 'orders' }, [{ at: at(10), value: 5 }]);
    await uptime([50, 110, 230]);
    await uptime([170], 'other');
    const { lines } = await queryMetric(store, { ...range, aggregate: 'sum' });
    expect(lines[0]?.values).toEqual([5, 0, null, 0]);
  });

  it('are a rate by the seconds of the step, in the last one by those that have passed', async () => {
    await insertSeries(store, { metric: 'orders' }, [
      { at: at(60), value: 6 },
      { at: at(80), value: 6 },
    ]);
    const { lines, unit } = await queryMetric(store, { ...range, to: at(90), aggregate: 'rate' });
    expect(lines[0]?.values).toEqual([0.1, 0.2]);
    expect(unit).toBe('{thing}/s');
  });

  it('are kept apart by labels and left out by conditions', async () => {
    const points = (value: number) => [{ at: at(30), value }];
    await insertSeries(store, { metric: 'orders', attributes: { country: 'DE', code: 200 } }, points(1));
    await insertSeries(store, { metric: 'orders', attributes: { country: 'AT', code: 500 } }, points(2));
    await insertSeries(store, { metric: 'orders', attributes: { country: 'AT' }, service: 'crm' }, points(4));
    const window = { metric: 'orders', from: at(0), to: at(60), aggregate: 'sum' } as const;
    const values = async (query: object) =>
      (await metricValues(store, { ...window, ...query })).map(({ labels, value }) => [labels, value]);
    expect(await values({ groupBy: ['country'] })).toEqual([
      [{ country: 'DE' }, 1],
      [{ country: 'AT' }, 6],
    ]);
    expect(await values({ groupBy: ['service'], where: { country: 'AT' } })).toEqual([
      [{ service: 'octo-drone-shop' }, 2],
      [{ service: 'crm' }, 4],
    ]);
    expect(await values({ service: 'crm' })).toEqual([[{}, 4]]);
    expect(await values({ where: { country: 'FR' } })).toEqual([]);
    expect(await metricValue(store, { ...window, where: { code: { startsWith: '5' } } })).toBe(2);
    const share = { ...window, aggregate: 'share', part: { code: { startsWith: '5' } } } as const;
    expect(await metricValue(store, share)).toBeCloseTo(2 / 7);
  });

  it('say nothing about a metric that never came', async () => {
    expect(await metricValue(store, { metric: 'x', from: at(0), to: at(60), aggregate: 'rate' })).toBeNull();
    const answer = await queryMetric(store, { ...range, metric: 'x', aggregate: 'p95' });
    expect(answer).toMatchObject({ kind: null, lines: [] });
    expect(answer.startsAtMs).toHaveLength(4);
  });
});

describe('gauges', () => {
  it('are averaged over points and series, added up by their last values', async () => {
    const metric = { metric: 'pool', kind: 'gauge', unit: '1' } as const;
    await insertSeries(store, { ...metric, attributes: { pool: 'a' } }, [
      { at: at(10), value: 1 },
      { at: at(20), value: 3 },
    ]);
    await insertSeries(store, { ...metric, attributes: { pool: 'b' } }, [{ at: at(15), value: 8 }]);
    const value = (aggregate: 'avg' | 'min' | 'max' | 'last' | 'sum') =>
      metricValue(store, { metric: 'pool', from: at(0), to: at(60), aggregate });
    expect(await Promise.all((['avg', 'min', 'max', 'last', 'sum'] as const).map(value))).toEqual([
      4, 1, 8, 3, 11,
    ]);
  });

  it('are unknown, not zero, while the service is silent or says something else', async () => {
    await insertSeries(store, { metric: 'orders', kind: 'gauge' }, [{ at: at(10), value: 1 }]);
    await uptime([70]);
    const { lines } = await queryMetric(store, { ...range, aggregate: 'avg' });
    expect(lines[0]?.values).toEqual([1, null, null, null]);
  });
});

describe('distributions', () => {
  const metric = { metric: 'duration', kind: 'histogram', unit: 's' } as const;
  const window = { metric: 'duration', from: at(0), to: at(60) };

  it('are merged before a percentile is read', async () => {
    const bounds = [0.1, 0.5, 1];
    await insertSeries(store, { ...metric, bounds, attributes: { route: 'a' } }, [
      { at: at(10), count: 90, value: 4.5, min: 0.01, max: 0.09, buckets: [90, 0, 0, 0] },
    ]);
    await insertSeries(store, { ...metric, bounds, attributes: { route: 'b' } }, [
      { at: at(20), count: 10, value: 8, min: 0.6, max: 0.9, buckets: [0, 0, 10, 0] },
    ]);
    expect(await metricValue(store, { ...window, aggregate: 'p95' })).toBeCloseTo(0.75);
    expect(await metricValue(store, { ...window, aggregate: 'p50' })).toBeCloseTo(0.1 * (50 / 90));
    expect(await metricValue(store, { ...window, aggregate: 'avg' })).toBeCloseTo(0.125);
    expect(await metricValue(store, { ...window, aggregate: 'max' })).toBe(0.9);
    expect(await metricValue(store, { ...window, aggregate: 'count' })).toBe(100);
    expect((await metricValues(store, { ...window, aggregate: 'p99', groupBy: ['route'] })).length).toBe(2);
  });

  it('are merged also when their bounds have changed', async () => {
    await insertSeries(store, { ...metric, bounds: [1, 2] }, [
      { at: at(10), count: 10, value: 5, buckets: [10, 0, 0] },
    ]);
    await insertSeries(store, { ...metric, bounds: [1, 4, 8] }, [
      { at: at(20), count: 10, value: 50, buckets: [0, 0, 10, 0] },
    ]);
    expect(await metricValue(store, { ...window, aggregate: 'p99' })).toBeCloseTo(4 + (4 * 9.8) / 10);
  });
});

describe('what cannot be asked', () => {
  it.each([
    [{ aggregate: 'p95' as const }, 'p95'],
    [{ aggregate: 'sum' as const, stepMs: 100 }, 'steps'],
    [{ aggregate: 'sum' as const, to: at(-60) }, 'steps'],
  ])('is refused with a reason: %o', async (query, word) => {
    await insertSeries(store, { metric: 'orders' }, [{ at: at(10), value: 1 }]);
    const answer = queryMetric(store, { ...range, ...query });
    await expect(answer).rejects.toMatchObject({
      code: 'validation_failed',
      detail: expect.stringContaining(word),
    });
  });

  it('is a window that ends before it begins', async () => {
    const answer = metricValue(store, { metric: 'orders', from: at(60), to: at(0), aggregate: 'sum' });
    await expect(answer).rejects.toMatchObject({ code: 'validation_failed' });
  });
});

describe('metrics for pages', () => {
  it.each([
    [context(null), 'unauthenticated'],
    [context('viewer'), 'forbidden'],
    [context('admin', null), 'observatory_off'],
  ])('are for those who may read telemetry, and need the store', async (ctx, code) => {
    const failed = { code };
    await expect(readMetric(ctx, { ...range, aggregate: 'sum' })).rejects.toMatchObject(failed);
    await expect(readExemplars(ctx, range)).rejects.toMatchObject(failed);
    await expect(listMetrics(ctx)).rejects.toMatchObject(failed);
    await expect(listLabelValues(ctx, { metric: 'orders', label: 'a' })).rejects.toMatchObject(failed);
  });

  it('are listed with their labels and how many values these have', async () => {
    const points = [{ at: at(30), value: 1 }];
    await insertSeries(store, { metric: 'b', attributes: { code: 200, route: '/x' } }, points);
    await insertSeries(
      store,
      { metric: 'b', attributes: { code: 500, route: '/x' }, service: 'crm' },
      points,
    );
    await insertSeries(store, { metric: 'a', kind: 'gauge', unit: 'By' }, points);
    expect(await listMetrics(context('support'))).toMatchObject([
      { name: 'a', kind: 'gauge', unit: 'By', labels: [], seriesCount: 1 },
      {
        name: 'b',
        services: ['crm', 'octo-drone-shop'],
        seriesCount: 2,
        labels: [
          { name: 'code', valueCount: 2 },
          { name: 'route', valueCount: 1 },
        ],
        lastAt: at(30).toISOString(),
      },
    ]);
    expect(await listLabelValues(context('support'), { metric: 'b', label: 'code' })).toEqual(['200', '500']);
    expect(await listLabelValues(context('support'), { metric: 'b', label: 'service' })).toHaveLength(2);
    expect(await listLabelValues(context('support'), { metric: 'b', label: "x' OR 1=1" })).toEqual([]);
  });

  it('come with the traces of single measurements', async () => {
    const id = await insertSeries(store, { metric: 'orders', attributes: { a: 'x' } }, [{ at: at(30) }]);
    for (const [second, value] of [
      [10, 1],
      [20, 7],
      [400, 9],
    ] as const) {
      await store.execute(sql`INSERT INTO exemplars (series_id, at, value, trace_id, span_id)
        VALUES (${id}, ${at(second)}, ${value}, ${'a'.repeat(32)}, ${'b'.repeat(16)})`);
    }
    const values = async (where: Record<string, string>) =>
      (await readExemplars(context('analyst'), { ...range, where })).map(({ value }) => value);
    expect(await values({ a: 'x' })).toEqual([7, 1]);
    expect(await values({ a: 'y' })).toEqual([]);
  });
});
