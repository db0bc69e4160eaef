import { context, propagation, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';
import { METRIC_LABELS, METRICS, type MetricMeaning } from '../metric-names';
import { ATTRIBUTES } from '../names';
import { registerTelemetry, shutdownTelemetry } from '../register';
import { withSpan } from '../span';
import { openOtlpSink } from '../testing/otlp-sink';
import { countMetric, observeMetric, recordMetric } from './record';

async function collect(work: () => Promise<void> | void, temporality: 'delta' | 'cumulative' = 'delta') {
  const sink = await openOtlpSink();
  try {
    await registerTelemetry({
      serviceName: 'octo-drone-shop',
      serviceVersion: '1',
      environment: 'test',
      sampleRatio: 1,
      metricIntervalMs: 60_000,
      oci: null,
      backends: [
        {
          name: 'observatory',
          protocol: 'http/protobuf',
          urls: { metrics: `${sink.url}/v1/metrics`, traces: `${sink.url}/v1/traces` },
          headers: {},
          temporality,
        },
      ],
    });
    await work();
    await shutdownTelemetry();
    return sink.points();
  } finally {
    sink.close();
  }
}

afterEach(async () => {
  await shutdownTelemetry();
  trace.disable();
  context.disable();
  propagation.disable();
});

describe('metrics', () => {
  it('arrive with their unit, as differences where the store adds them up', async () => {
    const points = await collect(() => {
      countMetric('webstore.cart.additions', { country: 'DE', product_id: 7 }, 3);
      countMetric('webstore.cart.additions', { country: 'DE', product_id: 7 });
    });
    expect(points.filter(({ name }) => name === 'webstore.cart.additions')).toEqual([
      {
        name: 'webstore.cart.additions',
        unit: '{item}',
        temporality: 1,
        labels: { country: 'DE', product_id: 7 },
        value: 4,
        exemplars: [],
      },
    ]);
  });

  it('are totals for a backend that wants them so', async () => {
    const points = await collect(() => countMetric('crm.business.dashboard.loads', {}), 'cumulative');
    expect(points.find(({ name }) => name === 'crm.business.dashboard.loads')?.temporality).toBe(2);
  });

  it('distribute values over the buckets of the table', async () => {
    const points = await collect(() => {
      recordMetric('webstore.checkout.amount', 120, { country: 'US', payment_method: 'card' });
      recordMetric('webstore.checkout.amount', 99_000, { country: 'US', payment_method: 'card' });
    });
    const found = points.find(({ name }) => name === 'webstore.checkout.amount');
    expect(found).toMatchObject({ unit: 'USD', count: 2, value: 99_120, exemplars: [] });
    expect(found?.bounds).toEqual(METRICS['webstore.checkout.amount'].bounds);
    expect(found?.bucketCounts?.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('name the slowest sampled trace of each series as exemplar', async () => {
    const ids: string[] = [];
    const labels = { 'http.request.method': 'GET', 'http.route': '/products' } as const;
    const points = await collect(async () => {
      for (const seconds of [0.2, 1.4, 0.3])
        await withSpan('request', {}, (span) => {
          ids.push(span.spanContext().traceId);
          recordMetric('http.server.request.duration', seconds, labels);
        });
      recordMetric('http.server.request.duration', 9, labels);
    });
    const found = points.find(({ name }) => name === 'http.server.request.duration');
    expect(found?.count).toBe(4);
    expect(found?.exemplars).toHaveLength(1);
    expect(found?.exemplars[0]).toMatchObject({ traceId: ids[1], asDouble: 1.4 });
  });

  it('drop every label that the table does not allow, and cut long values', async () => {
    const stray = { page: `/${'x'.repeat(200)}`, 'user.id': '4711' };
    const points = await collect(() => countMetric('shop.business.page_views', stray));
    const found = points.find(({ name }) => name === 'shop.business.page_views');
    expect(Object.keys(found?.labels ?? {})).toEqual(['page']);
    expect(String(found?.labels.page)).toHaveLength(80);
  });

  it('are bounded in their series', async () => {
    const points = await collect(() => {
      for (let page = 0; page < 2_500; page += 1)
        countMetric('shop.business.page_views', { page: `/p${page}` });
    });
    const found = points.filter(({ name }) => name === 'shop.business.page_views');
    expect(found).toHaveLength(2_000);
    expect(found.reduce((sum, { value }) => sum + value, 0)).toBe(2_500);
  });

  it('are read at collection, and a reader that fails costs its own values only', async () => {
    const ends = [
      observeMetric('app.health', () => {
        throw new Error('no database');
      }),
      observeMetric('octo.outbox.pending', () => [[4, { 'messaging.destination.name': 'shop' }]]),
    ];
    const points = await collect(() => undefined);
    for (const end of ends) end();
    expect(points.find(({ name }) => name === 'octo.outbox.pending')).toMatchObject({ value: 4 });
    expect(points.some(({ name }) => name === 'app.health')).toBe(false);
    expect(points.some(({ name }) => name === 'process.memory.usage')).toBe(true);
    expect(points.some(({ name }) => name === 'nodejs.eventloop.utilization')).toBe(true);
  });
});

describe('the table of metrics', () => {
  const all = Object.entries(METRICS) as [string, MetricMeaning][];

  it('explains every label', () => {
    const unknown = all.flatMap(([, { labels }]) =>
      labels.filter((label) => !(label in ATTRIBUTES) && !(label in METRIC_LABELS)),
    );
    expect(unknown).toEqual([]);
  });

  it('allows no label whose values have no end', () => {
    const endless =
      /(?:^|[._])(?:path|url|full|email|name\.raw|trace|span|session|user|number|token|sku|address\.client)(?:[._]|$)/;
    const allowed = new Set(['url.scheme']);
    const found = all.flatMap(([name, { labels }]) =>
      labels.filter((label) => endless.test(label) && !allowed.has(label)).map((label) => `${name} ${label}`),
    );
    expect(found).toEqual([]);
  });

  it('has bounds for histograms and for nothing else', () => {
    for (const [name, { kind, bounds }] of all) expect(bounds !== undefined, name).toBe(kind === 'histogram');
  });
});
