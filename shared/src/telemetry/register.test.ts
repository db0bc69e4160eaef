import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { context, propagation, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';
import { registerTelemetry, shutdownTelemetry } from './register';
import { currentTraceContext, withSpan } from './span';

const options = { serviceName: 'octo-drone-shop', serviceVersion: '1', environment: 'test', sampleRatio: 1 };

afterEach(async () => {
  await shutdownTelemetry();
  trace.disable();
  context.disable();
  propagation.disable();
});

describe('telemetry', () => {
  it('sends what was recorded before it stops, once', async () => {
    const received: { url: string | undefined; key: unknown; body: string }[] = [];
    const server = createServer((request: IncomingMessage, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ url: request.url, key: request.headers['x-internal-service-key'], body });
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const otlp = {
        endpoint: `http://127.0.0.1:${port}/api/telemetry/`,
        headers: { 'x-internal-service-key': 'k' },
      };
      await registerTelemetry({ ...options, otlp });
      await registerTelemetry({ ...options, serviceName: 'second', otlp });
      await trace.getTracer('direct').startActiveSpan('work', async (span) => span.end());
      await shutdownTelemetry();
      await shutdownTelemetry();
      expect(received.map(({ url, key }) => [url, key])).toEqual([['/api/telemetry/v1/traces', 'k']]);
      const [resource] = JSON.parse(received[0]?.body ?? '{}').resourceSpans;
      const names = resource.resource.attributes.map(({ key }: { key: string }) => key);
      expect(names).toEqual(
        expect.arrayContaining(['service.name', 'service.version', 'deployment.environment.name']),
      );
      expect(received[0]?.body).toContain('octo-drone-shop');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('neither fails nor waits for long when nobody listens', async () => {
    await registerTelemetry({ ...options, otlp: { endpoint: 'http://127.0.0.1:9', headers: {} } });
    const results = await Promise.all(
      Array.from({ length: 300 }, (_, index) => withSpan('work', {}, async () => index)),
    );
    expect(results).toHaveLength(300);
    const startedAt = performance.now();
    await shutdownTelemetry();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('gives ids without an endpoint, and records nothing', async () => {
    await registerTelemetry({ ...options, otlp: null });
    const seen = await trace.getTracer('direct').startActiveSpan('work', async (span) => {
      const current = currentTraceContext();
      span.end();
      return { current, isRecording: span.isRecording() };
    });
    expect(seen.current?.traceparent).toMatch(/-00$/);
    expect(seen.isRecording).toBe(false);
  });
});
