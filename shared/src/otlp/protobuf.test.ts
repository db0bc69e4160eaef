import { gzipSync } from 'node:zlib';
import { SpanKind } from '@opentelemetry/api';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTraceReceiver } from './otlp-receiver';
import { readTraceRequest } from './protobuf';
import type { SpanRecord } from './span-record';

const KEY = 'a-service-key-of-the-tests';

function receiver() {
  const stored: SpanRecord[] = [];
  const receive = createTraceReceiver({
    acceptedKeys: () => [KEY],
    store: async (spans) => void stored.push(...spans),
  });
  const post = (body: Uint8Array, headers: Record<string, string> = {}) =>
    receive(
      new Request('http://console/api/telemetry/v1/traces', {
        method: 'POST',
        headers: { 'content-type': 'application/x-protobuf', 'x-internal-service-key': KEY, ...headers },
        body: Buffer.from(body),
      }),
    );
  return { stored, post };
}

/** What the official SDK and serializer make of one span with everything that a span can hold. */
function serializedSpan() {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'octo-drone-shop' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('t', '1');
  const cause = tracer.startSpan('cause');
  const span = tracer.startSpan('POST /api/checkout', {
    kind: SpanKind.CLIENT,
    attributes: { text: 'ü', empty: '', whole: -7, part: 0.5, no: false, list: ['a', 'b'] },
    links: [{ context: cause.spanContext(), attributes: { why: 'event' } }],
  });
  span.recordException(new TypeError('broken'));
  span.setStatus({ code: 2, message: 'no' });
  span.end();
  const bytes = ProtobufTraceSerializer.serializeRequest(exporter.getFinishedSpans());
  if (!bytes) throw new Error('nothing was serialized');
  return { bytes, id: span.spanContext(), causeId: cause.spanContext() };
}

describe('OTLP in protobuf', () => {
  it('is stored as what the official serializer was given', async () => {
    const { stored, post } = receiver();
    const { bytes, id, causeId } = serializedSpan();
    const answer = await post(gzipSync(bytes), { 'content-encoding': 'gzip' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-protobuf']);
    expect(
      ProtobufTraceSerializer.deserializeResponse(new Uint8Array(await answer.arrayBuffer())),
    ).not.toHaveProperty('partialSuccess.rejectedSpans', expect.anything());
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({
      traceId: id.traceId,
      spanId: id.spanId,
      parentSpanId: null,
      serviceName: 'octo-drone-shop',
      name: 'POST /api/checkout',
      kind: 3,
      statusCode: 2,
      statusMessage: 'no',
      attributes: { text: 'ü', empty: '', whole: -7, part: 0.5, no: false, list: ['a', 'b'] },
      events: [{ name: 'exception', attributes: { 'exception.type': 'TypeError' } }],
      links: [{ traceId: causeId.traceId, spanId: causeId.spanId, attributes: { why: 'event' } }],
    });
    expect(stored[0]?.startedAtUs).toBeGreaterThan(Date.UTC(2026, 0) * 1_000);
  });

  it('answers with the number of spans that were no good, in protobuf too', async () => {
    const { stored, post } = receiver();
    // One span (field 2) in one scope (2) of one resource (1), holding nothing but the name "x" (5).
    const answer = await post(new Uint8Array([0x0a, 7, 0x12, 5, 0x12, 3, 0x2a, 1, 0x78]));
    expect(answer.status).toBe(200);
    const { partialSuccess } = ProtobufTraceSerializer.deserializeResponse(
      new Uint8Array(await answer.arrayBuffer()),
    );
    expect(Number(partialSuccess?.rejectedSpans)).toBe(1);
    expect(partialSuccess?.errorMessage).toContain('traceId');
    expect(stored).toEqual([]);
  });

  it('refuses bytes that are no message, and never fails otherwise', async () => {
    const { post } = receiver();
    expect((await post(new Uint8Array([0x0a, 0xff]))).status).toBe(400);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect([200, 400]).toContain((await post(bytes)).status);
      }),
    );
  });

  it('refuses nesting that would exhaust the stack', () => {
    let value = Buffer.from([0x0a, 0]);
    for (let depth = 0; depth < 5_000; depth += 1) {
      const list = Buffer.concat([Buffer.from([0x0a]), varint(value.length), value]);
      value = Buffer.concat([Buffer.from([0x2a]), varint(list.length), list]);
    }
    const inField = (field: number, inner: Buffer) =>
      Buffer.concat([Buffer.from([(field << 3) | 2]), varint(inner.length), inner]);
    const attribute = inField(9, inField(2, value));
    expect(() => readTraceRequest(inField(1, inField(2, inField(2, attribute))))).toThrow();
  });
});

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}
