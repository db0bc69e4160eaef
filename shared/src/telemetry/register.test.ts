import { context, propagation, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';
import { type OtlpBackend, registerTelemetry, shutdownTelemetry } from './register';
import { currentTraceContext, withSpan } from './span';
import { readOtlp } from './testing/otlp-messages';
import { openOtlpSink } from './testing/otlp-sink';

const options = {
  serviceName: 'octo-drone-shop',
  serviceVersion: '1',
  environment: 'test',
  sampleRatio: 1,
  metricIntervalMs: 60_000,
  oci: null,
};
const urlsAt = (endpoint: string) => ({
  traces: `${endpoint}/v1/traces`,
  metrics: `${endpoint}/v1/metrics`,
});
const backendAt = (endpoint: string): OtlpBackend => ({
  name: 'observatory',
  urls: urlsAt(endpoint),
  protocol: 'http/protobuf',
  headers: { 'x-internal-service-key': 'k' },
  temporality: 'delta',
});

afterEach(async () => {
  await shutdownTelemetry();
  trace.disable();
  context.disable();
  propagation.disable();
});

describe('telemetry', () => {
  it('sends what was recorded before it stops, once', async () => {
    const sink = await openOtlpSink();
    try {
      const backends = [backendAt(`${sink.url}/api/telemetry`)];
      await registerTelemetry({ ...options, backends });
      await registerTelemetry({ ...options, serviceName: 'second', backends });
      await trace.getTracer('direct').startActiveSpan('work', async (span) => span.end());
      await shutdownTelemetry();
      await shutdownTelemetry();
      const sent = sink.received.map(({ path, headers }) => [path, headers['x-internal-service-key']]);
      expect(sent).toEqual([
        ['/api/telemetry/v1/traces', 'k'],
        ['/api/telemetry/v1/metrics', 'k'],
      ]);
      const request = JSON.stringify(readOtlp('traces', sink.received[0]?.body ?? Buffer.of()));
      for (const text of ['service.name', 'service.version', 'deployment.environment.name', '"work"'])
        expect(request).toContain(text);
      expect(request).toContain('octo-drone-shop');
    } finally {
      sink.close();
    }
  });

  it('neither fails nor waits for long when nobody listens', async () => {
    await registerTelemetry({ ...options, backends: [backendAt('http://127.0.0.1:9')] });
    const results = await Promise.all(
      Array.from({ length: 300 }, (_, index) => withSpan('work', {}, async () => index)),
    );
    expect(results).toHaveLength(300);
    const startedAt = performance.now();
    await shutdownTelemetry();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('gives ids without a backend, and records nothing', async () => {
    await registerTelemetry({ ...options, backends: [] });
    const seen = await trace.getTracer('direct').startActiveSpan('work', async (span) => {
      const current = currentTraceContext();
      span.end();
      return { current, isRecording: span.isRecording() };
    });
    expect(seen.current?.traceparent).toMatch(/-00$/);
    expect(seen.isRecording).toBe(false);
  });
});
