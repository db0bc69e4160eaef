import { ExportResultCode } from '@opentelemetry/core';
import { JsonMetricsSerializer, ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  MeterProvider,
  PeriodicExportingMetricReader,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { describe, expect, it } from 'vitest';
import type { MetricPoint } from './metric-record';
import { createMetricsReceiver } from './otlp-receiver';

const KEY = 'a-service-key-of-the-tests';

async function collected(temporality: AggregationTemporality): Promise<ResourceMetrics> {
  const exports: ResourceMetrics[] = [];
  const reader = new PeriodicExportingMetricReader({
    exporter: {
      export: (metrics, done) => {
        exports.push(metrics);
        done({ code: ExportResultCode.SUCCESS });
      },
      selectAggregationTemporality: () => temporality,
      forceFlush: async () => undefined,
      shutdown: async () => undefined,
    },
    exportIntervalMillis: 1e9,
    exportTimeoutMillis: 1e8,
  });
  const provider = new MeterProvider({
    resource: resourceFromAttributes({ 'service.name': 'shop', 'service.instance.id': 'i-1' }),
    readers: [reader],
  });
  const meter = provider.getMeter('test');
  meter.createCounter('orders', { unit: '{order}' }).add(3, { country: 'DE' });
  meter.createUpDownCounter('connections').add(5);
  const histogram = meter.createHistogram('duration', {
    unit: 's',
    advice: { explicitBucketBoundaries: [0.1, 1] },
  });
  for (const value of [0.05, 0.5, 7]) histogram.record(value, { 'http.route': '/cart' });
  await reader.forceFlush();
  await provider.shutdown();
  const [first] = exports;
  if (!first) throw new Error('nothing was exported');
  return first;
}

function receiver() {
  const stored: MetricPoint[] = [];
  const receive = createMetricsReceiver({
    acceptedKeys: () => [KEY],
    store: async (points) => void stored.push(...points),
  });
  const post = (body: Uint8Array | string, type: string, key = KEY) =>
    receive(
      new Request('http://console/api/telemetry/v1/metrics', {
        method: 'POST',
        headers: { 'content-type': type, 'x-internal-service-key': key },
        body: body as BodyInit,
      }),
    );
  return { stored, post };
}

describe('the receiver of metrics', () => {
  it.each([
    ['application/x-protobuf', ProtobufMetricsSerializer],
    ['application/json', JsonMetricsSerializer],
  ])('takes what the official SDK sends as %s', async (type, serializer) => {
    const { stored, post } = receiver();
    const metrics = await collected(AggregationTemporality.DELTA);
    const response = await post(serializer.serializeRequest(metrics) ?? '', type);
    expect(response.status).toBe(200);
    const of = (name: string) => stored.find(({ metric }) => metric === name);
    expect(of('orders')).toMatchObject({
      serviceName: 'shop',
      kind: 'sum',
      unit: '{order}',
      sum: 3,
      isCumulative: false,
      attributes: { country: 'DE' },
      resource: { 'service.instance.id': 'i-1' },
    });
    expect(of('connections')).toMatchObject({ kind: 'gauge', sum: 5 });
    expect(of('duration')).toMatchObject({
      kind: 'histogram',
      count: 3,
      sum: 7.55,
      min: 0.05,
      max: 7,
      buckets: [1, 1, 1],
      bounds: [0.1, 1],
    });
  });

  it('knows points that count since the start', async () => {
    const { stored, post } = receiver();
    const metrics = await collected(AggregationTemporality.CUMULATIVE);
    await post(ProtobufMetricsSerializer.serializeRequest(metrics) ?? '', 'application/x-protobuf');
    expect(stored.map(({ metric, isCumulative }) => [metric, isCumulative])).toEqual([
      ['orders', true],
      ['connections', false],
      ['duration', true],
    ]);
  });

  it('counts what it does not take, and takes the rest', async () => {
    const { stored, post } = receiver();
    const point = { timeUnixNano: '1760000000000000000' };
    const body = JSON.stringify({
      resourceMetrics: [
        {
          scopeMetrics: [
            {
              metrics: [
                {
                  name: 'a',
                  gauge: {
                    dataPoints: [
                      { ...point, asDouble: 'NaN' },
                      { ...point, asInt: '4' },
                    ],
                  },
                },
                { name: 'b', summary: { dataPoints: [point, point] } },
                {
                  name: 'c',
                  histogram: { dataPoints: [{ ...point, count: 1, bucketCounts: [1], explicitBounds: [1] }] },
                },
                { name: '' },
              ],
            },
          ],
        },
      ],
    });
    const response = await post(body, 'application/json');
    expect(await response.json()).toEqual({
      partialSuccess: { rejectedDataPoints: '5', errorMessage: expect.any(String) },
    });
    expect(stored).toEqual([
      expect.objectContaining({ metric: 'a', sum: 4, serviceName: 'unknown_service' }),
    ]);
  });

  it.each([
    ['no key', 'application/json', '{}', 401],
    [KEY, 'application/json', '{', 400],
    [KEY, 'application/x-protobuf', Uint8Array.of(255, 255), 400],
    [KEY, 'text/plain', 'x', 415],
  ])('refuses with %s, %s', async (key, type, body, status) => {
    expect((await receiver().post(body, type, key)).status).toBe(status);
  });
});
