import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { context, propagation, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRootLogger, getLogger } from '../logger';
import { countMetric } from '../metrics/record';
import { type OtlpBackend, registerTelemetry, shutdownTelemetry } from '../register';
import { telemetryState } from '../state';
import { readOtlp } from '../testing/otlp-messages';
import { openOtlpSink } from '../testing/otlp-sink';

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const BINARY = at('.data/collector/octo-collector');
const CONFIG = at('infra/otel/collector.yaml');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A trace of one span that began so long ago. */
function oneSpan(name: string, about: Record<string, string | number | boolean>, ms = 5): Span {
  const end = Date.now();
  const span = trace
    .getTracer('direct')
    .startSpan(name, { attributes: about, startTime: end - ms, root: true });
  if (about.isFailed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(end);
  return span;
}

// `node infra/tools/build-collector.mjs` makes it, where there is Go.
describe.skipIf(!existsSync(BINARY))('a real collector with our configuration', () => {
  let sink: Awaited<ReturnType<typeof openOtlpSink>>;
  let collector: ChildProcess;
  const ports = { grpc: 0, http: 0 };
  let env: NodeJS.ProcessEnv = {};

  beforeAll(async () => {
    sink = await openOtlpSink();
    ports.grpc = await freePort();
    ports.http = await freePort();
    env = {
      PATH: process.env.PATH,
      OTLP_GRPC_ENDPOINT: `127.0.0.1:${ports.grpc}`,
      OTLP_HTTP_ENDPOINT: `127.0.0.1:${ports.http}`,
      EXPORT_OTLP_ENDPOINT: sink.url,
      TAIL_SAMPLING_WAIT: '1s',
    };
    collector = spawn(BINARY, ['--config', CONFIG], { env, stdio: 'ignore' });
    await vi.waitFor(
      async () => {
        const answer = await fetch(`http://127.0.0.1:${ports.http}/v1/traces`, { method: 'POST', body: '' });
        expect(answer.status).toBeGreaterThan(0);
      },
      { timeout: 30_000, interval: 100 },
    );
  }, 40_000);
  afterAll(() => {
    collector?.kill();
    sink?.close();
  });
  afterEach(async () => {
    await shutdownTelemetry();
    trace.disable();
    context.disable();
    propagation.disable();
    telemetryState().rootLogger = null;
    telemetryState().loggers.clear();
  });

  it('is valid', () => {
    const { status, stderr } = spawnSync(BINARY, ['validate', '--config', CONFIG], { env });
    expect(stderr.toString()).toBe('');
    expect(status).toBe(0);
  });

  it.each(['http/protobuf', 'grpc'] as const)(
    'takes all three signals by %s and keeps the traces that matter',
    async (protocol) => {
      sink.received.length = 0;
      vi.stubEnv('LOG_LEVEL', 'info');
      telemetryState().rootLogger = createRootLogger({ write: () => undefined });
      const url = `http://127.0.0.1:${protocol === 'grpc' ? ports.grpc : ports.http}`;
      const below = (signal: string) => (protocol === 'grpc' ? url : `${url}/v1/${signal}`);
      const backend: OtlpBackend = {
        name: 'collector',
        protocol,
        urls: { traces: below('traces'), metrics: below('metrics'), logs: below('logs') },
        headers: {},
        temporality: 'cumulative',
      };
      await registerTelemetry({
        serviceName: 'octo-drone-shop',
        serviceVersion: '1',
        environment: 'test',
        sampleRatio: 1,
        metricIntervalMs: 60_000,
        backends: [backend],
        oci: null,
      });
      const kept = [
        oneSpan('failed', { isFailed: true }),
        oneSpan('slow', {}, 1_500),
        oneSpan('checkout', { 'workflow.id': 'checkout' }),
        oneSpan('payment', { 'service.peer.name': 'payment-provider' }),
        oneSpan('large', { 'order.total_minor': 100_001 }),
        oneSpan('attack', { 'security.attack.detected': true }),
        oneSpan('sql', { 'db.system.name': 'postgresql' }, 600),
      ].map((span) => span.spanContext().traceId);
      const rest = Array.from({ length: 200 }, () =>
        oneSpan('quick', { 'order.total_minor': 100_000, 'db.system.name': 'postgresql' }, 400),
      ).map((span) => span.spanContext().traceId);
      countMetric('crm.business.dashboard.loads', {});
      getLogger('orders').info('Order persisted in backend');
      await shutdownTelemetry();

      const seen = () =>
        sink.received
          .filter(({ path }) => path === '/v1/traces')
          .map(({ body }) => JSON.stringify(readOtlp('traces', body)))
          .join();
      await vi.waitFor(() => expect(kept.every((id) => seen().includes(id))).toBe(true), {
        timeout: 20_000,
        interval: 200,
      });
      const share = rest.filter((id) => seen().includes(id)).length / rest.length;
      expect(share).toBeGreaterThan(0.02);
      expect(share).toBeLessThan(0.25);
      await vi.waitFor(
        () => {
          expect(sink.points().map(({ name }) => name)).toContain('crm.business.dashboard.loads');
          const logs = sink.received.filter(({ path }) => path === '/v1/logs');
          expect(logs.some(({ body }) => body.includes('Order persisted in backend'))).toBe(true);
        },
        { timeout: 20_000, interval: 200 },
      );
    },
    60_000,
  );
});
