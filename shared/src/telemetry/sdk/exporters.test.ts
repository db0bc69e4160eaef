import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type handleUnaryCall, Server, ServerCredentials } from '@grpc/grpc-js';
import { context, propagation, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRootLogger, getLogger } from '../logger';
import { countMetric, observeMetric } from '../metrics/record';
import { type OciBackends, type OtlpBackend, registerTelemetry, shutdownTelemetry } from '../register';
import { telemetryState } from '../state';
import { openOtlpSink } from '../testing/otlp-sink';

const options = {
  serviceName: 'octo-drone-shop',
  serviceVersion: '1',
  environment: 'test',
  sampleRatio: 1,
  metricIntervalMs: 60_000,
};
const backend = (name: string, url: string): OtlpBackend => ({
  name,
  protocol: 'http/protobuf',
  urls: { traces: `${url}/v1/traces`, metrics: `${url}/v1/metrics`, logs: `${url}/v1/logs` },
  headers: {},
  temporality: 'delta',
});

afterEach(async () => {
  await shutdownTelemetry();
  trace.disable();
  context.disable();
  propagation.disable();
  telemetryState().rootLogger = null;
  telemetryState().loggers.clear();
  vi.unstubAllEnvs();
});

/** Accepts connections and never answers. */
async function openSilence() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function work(spans: number): Promise<void> {
  const tracer = trace.getTracer('direct');
  for (let index = 0; index < spans; index += 1) {
    tracer.startSpan('work').end();
    countMetric('crm.business.dashboard.loads', {});
    if (index % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('backends', () => {
  it('are independent: one that is silent and one that is gone keep nothing from the third, nor from requests', async () => {
    const [sink, silence] = await Promise.all([openOtlpSink(), openSilence()]);
    const backends = [
      backend('collector', silence.url),
      backend('oci-apm', 'http://127.0.0.1:9'),
      backend('observatory', sink.url),
    ];
    await registerTelemetry({ ...options, backends, oci: null });
    await work(20_000);
    const stoppedAt = performance.now();
    await shutdownTelemetry();
    expect(performance.now() - stoppedAt).toBeLessThan(4_000);
    sink.close();
    silence.close();
    const paths = new Set(sink.received.map(({ path }) => path));
    expect(paths).toContain('/v1/traces');
  }, 30_000);

  it('count what they lose', async () => {
    const [sink, silence] = await Promise.all([openOtlpSink(), openSilence()]);
    const onlyTraces = { ...backend('collector', silence.url), urls: { traces: `${silence.url}/v1/traces` } };
    const onlyMetrics = { ...backend('observatory', sink.url), urls: { metrics: `${sink.url}/v1/metrics` } };
    await registerTelemetry({
      ...options,
      metricIntervalMs: 1_000,
      backends: [onlyTraces, onlyMetrics],
      oci: null,
    });
    await work(20_000);
    await vi.waitFor(
      () => {
        const lost = sink
          .points()
          .filter(({ name, labels }) => name === 'otel.sdk.processor.span.processed' && labels['error.type'])
          .reduce((sum, { value }) => sum + value, 0);
        // At most 8,192 wait, and 1,024 are on their way.
        expect(lost).toBeGreaterThanOrEqual(20_000 - 8_192 - 4 * 1_024);
      },
      { timeout: 20_000, interval: 200 },
    );
    silence.close();
    await shutdownTelemetry();
    sink.close();
  }, 40_000);
});

/** A key of its own, so that the SDK can sign; nobody checks the signature here. */
function stubOciFile(): void {
  const home = mkdtempSync(join(tmpdir(), 'octo-oci-'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const keyFile = join(home, 'key.pem');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const file = join(home, 'config');
  const lines = {
    user: 'ocid1.user.oc1..test',
    tenancy: 'ocid1.tenancy.oc1..test',
    fingerprint: '00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff',
    region: 'eu-frankfurt-1',
    key_file: keyFile,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name}=${value}`);
  writeFileSync(file, ['[DEFAULT]', ...text, ''].join('\n'));
  vi.stubEnv('OCI_CONFIG_FILE', file);
}

const oci = (url: string): OciBackends => ({
  region: 'eu-frankfurt-1',
  authMode: 'config_file',
  logging: { logId: 'ocid1.log.oc1..test', endpoint: url },
  monitoring: {
    compartmentId: 'ocid1.compartment.oc1..test',
    namespace: 'octo_drone_shop',
    intervalMs: 1_000,
    endpoint: url,
    runtime: 'oke',
  },
});

describe('OCI', () => {
  it('Monitoring gets the metrics of its alarms, Logging gets every line; both are signed', async () => {
    stubOciFile();
    vi.stubEnv('LOG_LEVEL', 'info');
    const sink = await openOtlpSink((response) =>
      response.setHeader('content-type', 'application/json').end('{}'),
    );
    telemetryState().rootLogger = createRootLogger({ write: () => undefined });
    await registerTelemetry({ ...options, backends: [], oci: oci(sink.url) });
    const end = observeMetric('app.health', () => 1);
    getLogger('orders').info({ email: 'ada@octo.example' }, 'Order persisted in backend');
    // Loading the SDK takes its time.
    await vi.waitFor(
      () => {
        for (const path of ['/20180401/metrics', '/20200831/logs'])
          expect(sink.received.some((request) => request.path.startsWith(path))).toBe(true);
      },
      { timeout: 20_000, interval: 100 },
    );
    await shutdownTelemetry();
    end();
    sink.close();
    const bodyOf = (path: string) => {
      const found = sink.received.find((request) => request.path.startsWith(path));
      expect(found?.headers.authorization, path).toMatch(/^Signature .*keyId="ocid1\.tenancy/);
      return JSON.parse(found?.body.toString() ?? '{}');
    };
    const { metricData } = bodyOf('/20180401/metrics');
    const health = metricData.find(({ name }: { name: string }) => name === 'app.health');
    expect(health).toMatchObject({
      namespace: 'octo_drone_shop',
      compartmentId: 'ocid1.compartment.oc1..test',
      dimensions: {
        serviceName: 'octo-drone-shop',
        environment: 'test',
        runtime: 'oke',
        instanceId: expect.any(String),
      },
      datapoints: [{ value: 1 }],
    });
    expect(metricData.every(({ name }: { name: string }) => name.startsWith('app.'))).toBe(true);
    const { logEntryBatches } = bodyOf('/20200831/logs/ocid1.log.oc1..test/actions/push');
    expect(logEntryBatches[0]).toMatchObject({ type: 'octo-drone-shop' });
    expect(JSON.parse(logEntryBatches[0].entries[0].data)).toMatchObject({
      logger: 'orders',
      message: 'Order persisted in backend',
      email: 'a***@octo.example',
    });
  }, 30_000);

  it('that refuses or is silent holds nobody up', async () => {
    stubOciFile();
    vi.stubEnv('LOG_LEVEL', 'info');
    const silence = await openSilence();
    telemetryState().rootLogger = createRootLogger({ write: () => undefined });
    await registerTelemetry({ ...options, backends: [], oci: oci(silence.url) });
    const log = getLogger('orders');
    for (let line = 0; line < 10_000; line += 1) log.info({ line }, `Line ${line % 500}`);
    const stoppedAt = performance.now();
    await shutdownTelemetry();
    expect(performance.now() - stoppedAt).toBeLessThan(4_000);
    silence.close();
  }, 20_000);
});

describe('gRPC', () => {
  it('carries all three signals, with the headers of the settings', async () => {
    vi.stubEnv('LOG_LEVEL', 'info');
    const received: { readonly path: string; readonly tenant: unknown; readonly bytes: number }[] = [];
    const server = new Server();
    for (const [service, name] of [
      ['trace', 'TraceService'],
      ['metrics', 'MetricsService'],
      ['logs', 'LogsService'],
    ] as const) {
      const path = `/opentelemetry.proto.collector.${service}.v1.${name}/Export`;
      const bytes = (value: Buffer) => value;
      const method = { path, requestStream: false, responseStream: false } as const;
      const codec = {
        requestSerialize: bytes,
        requestDeserialize: bytes,
        responseSerialize: bytes,
        responseDeserialize: bytes,
      };
      const answer: handleUnaryCall<Buffer, Buffer> = ({ request, metadata }, reply) => {
        received.push({ path, tenant: metadata.get('x-tenant')[0], bytes: request.length });
        reply(null, Buffer.alloc(0));
      };
      server.addService({ Export: { ...method, ...codec } }, { Export: answer });
    }
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    const url = `http://127.0.0.1:${port}`;
    const collector: OtlpBackend = {
      name: 'collector',
      protocol: 'grpc',
      urls: { traces: url, metrics: url, logs: url },
      headers: { 'x-tenant': 'octo' },
      temporality: 'cumulative',
    };
    telemetryState().rootLogger = createRootLogger({ write: () => undefined });
    await registerTelemetry({ ...options, backends: [collector], oci: null });
    await work(3);
    getLogger('orders').info('Order persisted in backend');
    await shutdownTelemetry();
    server.forceShutdown();
    expect(received.map(({ path }) => path.split('.').at(-3)).sort()).toEqual(['logs', 'metrics', 'trace']);
    for (const { tenant, bytes, path } of received) {
      expect(tenant, path).toBe('octo');
      expect(bytes, path).toBeGreaterThan(50);
    }
  }, 20_000);
});
