import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SpanKind } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, describe, expect, it } from 'vitest';
import { createTraceReceiver } from './otlp-receiver';
import type { SpanRecord } from './span-record';

const KEY = 'a-service-key-of-the-tests';
const stored: SpanRecord[] = [];
const receive = createTraceReceiver({
  acceptedKeys: () => [KEY, undefined],
  store: async (spans) => void stored.push(...spans),
  maxBodyBytes: 20_000,
});
afterEach(() => {
  stored.length = 0;
});

const span = (over: object = {}) => ({
  traceId: '0AF7651916CD43DD8448EB211C80319C',
  spanId: 'b7ad6b7169203331',
  name: 'GET /',
  kind: 2,
  startTimeUnixNano: '1760000000123456789',
  endTimeUnixNano: 1_760_000_000_200_000_000,
  ...over,
});
const bodyOf = (...spans: object[]) =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
        scopeSpans: [{ scope: { name: 's' }, spans, unknownField: 1 }],
      },
    ],
  });
const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  receive(
    new Request('http://console/api/telemetry/v1/traces', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-internal-service-key': KEY, ...headers },
      body: body as BodyInit,
    }),
  );

describe('the OTLP receiver', () => {
  it('takes what the official exporter sends', async () => {
    let server: Server | undefined;
    try {
      const answers: number[] = [];
      server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', async () => {
          const answer = await post(Buffer.concat(chunks), request.headers as Record<string, string>);
          answers.push(answer.status);
          response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
        });
      });
      await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
      const provider = new BasicTracerProvider({
        resource: resourceFromAttributes({ 'service.name': 'octo-drone-shop' }),
        spanProcessors: [
          new BatchSpanProcessor(
            new OTLPTraceExporter({
              url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
              headers: { 'X-Internal-Service-Key': KEY },
            }),
          ),
        ],
      });
      const outgoing = provider.getTracer('t').startSpan('POST /api/checkout', {
        kind: SpanKind.CLIENT,
        attributes: { text: 'ü', whole: 7, part: 0.5, flag: true, list: ['a', 'b'] },
      });
      outgoing.recordException(new TypeError('broken'));
      outgoing.setStatus({ code: 2, message: 'no' });
      outgoing.end();
      await provider.shutdown();

      expect(answers).toEqual([200]);
      expect(stored).toHaveLength(1);
      expect(stored[0]).toMatchObject({
        traceId: outgoing.spanContext().traceId,
        spanId: outgoing.spanContext().spanId,
        parentSpanId: null,
        serviceName: 'octo-drone-shop',
        name: 'POST /api/checkout',
        kind: 3,
        statusCode: 2,
        statusMessage: 'no',
        attributes: { text: 'ü', whole: 7, part: 0.5, flag: true, list: ['a', 'b'] },
        events: [{ name: 'exception', attributes: { 'exception.type': 'TypeError' } }],
      });
    } finally {
      server?.closeAllConnections();
      server?.close();
    }
  });

  it('reads ids in any case and times in microseconds', async () => {
    expect((await post(bodyOf(span()))).status).toBe(200);
    expect(stored[0]).toMatchObject({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      startedAtUs: 1_760_000_000_123_456,
      durationUs: 76_544,
    });
  });

  it('unpacks gzip', async () => {
    expect((await post(gzipSync(bodyOf(span())), { 'content-encoding': 'gzip' })).status).toBe(200);
    expect(stored).toHaveLength(1);
  });

  it('keeps the good spans of a request and counts the bad ones', async () => {
    const answer = await post(bodyOf(span(), span({ traceId: 'short' }), span({ spanId: '0'.repeat(16) })));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      partialSuccess: { rejectedSpans: '2', errorMessage: expect.stringContaining('traceId') },
    });
    expect(stored).toHaveLength(1);
  });

  it('answers an empty request with full success', async () => {
    const answer = await post('{}');
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
  });

  it('makes text fit for the database', async () => {
    await post(
      bodyOf(span({ name: 'a\u0000b', attributes: [{ key: 'half', value: { stringValue: '\ud800x' } }] })),
    );
    expect(stored[0]).toMatchObject({ name: 'a\uFFFDb', attributes: { half: '\uFFFDx' } });
  });

  it.each([
    ['no key', bodyOf(span()), { 'x-internal-service-key': '' }, 401, 'invalid_service_key'],
    ['a wrong key', bodyOf(span()), { 'x-internal-service-key': 'wrong' }, 401, 'invalid_service_key'],
    ['another type', 'x', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['an unknown encoding', 'x', { 'content-encoding': 'br' }, 415, 'unsupported_media_type'],
    ['broken JSON', '{', {}, 400, 'bad_request'],
    ['broken gzip', 'not gzip', { 'content-encoding': 'gzip' }, 400, 'bad_request'],
    ['another shape', '{"resourceSpans":7}', {}, 400, 'validation_failed'],
    ['too much', `"${'x'.repeat(20_001)}"`, {}, 413, 'payload_too_large'],
    ['a bomb', gzipSync('x'.repeat(100_000)), { 'content-encoding': 'gzip' }, 413, 'payload_too_large'],
  ])('refuses %s as problem+json', async (_, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, code });
    expect(stored).toEqual([]);
  });

  it('answers nesting that would exhaust the stack like any other bad span', async () => {
    const roomy = createTraceReceiver({ acceptedKeys: () => [KEY], store: async () => undefined });
    const deep = `${'{"arrayValue":{"values":['.repeat(50_000)}${']}}'.repeat(50_000)}`;
    const body = bodyOf(span()).replace('"kind":2', `"attributes":[{"key":"k","value":${deep}}]`);
    const answer = await roomy(
      new Request('http://console/', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-internal-service-key': KEY },
        body,
      }),
    );
    expect(await answer.json()).toMatchObject({
      partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringContaining('nested deeper') },
    });
  });

  it('asks senders to come back when too many batches are under way', async () => {
    const running: (() => void)[] = [];
    const busy = createTraceReceiver({
      acceptedKeys: () => [KEY],
      store: () => new Promise<void>((resolve) => void running.push(resolve)),
      maxConcurrent: 1,
    });
    const request = () =>
      new Request('http://console/', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-internal-service-key': KEY },
        body: bodyOf(span()),
      });
    const first = busy(request());
    const second = await busy(request());
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '1']);
    await expect.poll(() => running.length).toBe(1);
    running[0]?.();
    expect((await first).status).toBe(200);
  });
});
