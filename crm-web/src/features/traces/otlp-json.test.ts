import { createTraceReceiver, type SpanRecord } from '@octo/shared/otlp';
import { describe, expect, it } from 'vitest';
import { toOtlp } from './otlp-json';
import { aSpan } from './span-builder';

/** What our own receiver makes of a download. */
async function received(spans: readonly SpanRecord[]): Promise<readonly SpanRecord[]> {
  const stored: SpanRecord[] = [];
  const receive = createTraceReceiver({
    acceptedKeys: () => ['key-of-a-test'],
    store: async (items) => {
      stored.push(...items);
    },
  });
  const response = await receive(
    new Request('http://console.test/api/telemetry/v1/traces', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-internal-service-key': 'key-of-a-test' },
      body: JSON.stringify(toOtlp(spans)),
    }),
  );
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({});
  return stored;
}

describe('toOtlp', () => {
  it('writes what our own receiver reads back, to the microsecond', async () => {
    const spans = [
      aSpan('1', { startedAtUs: 1_760_000_000_123_457, durationUs: 209, kind: 2 }),
      aSpan('2', {
        parent: '1',
        kind: 3,
        statusCode: 2,
        statusMessage: 'no "room"',
        attributes: {
          text: 'ä€',
          integer: 7,
          negative: -3,
          double: 1.5,
          huge: 1e300,
          flag: false,
          nothing: null,
          list: ['a', 2, [true]],
          nested: { inner: { deep: 'x' } },
        },
        events: [{ name: 'exception', atUs: 1_760_000_000_123_500, attributes: { 'exception.type': 'E' } }],
        links: [{ traceId: 'b'.repeat(32), spanId: 'c'.repeat(16), attributes: { why: 'retry' } }],
      }),
    ];
    expect(await received(spans)).toEqual(spans);
  });

  it('groups spans by their sender', () => {
    const otlp = toOtlp([
      aSpan('1'),
      aSpan('2', { serviceName: 'enterprise-crm-portal' }),
      aSpan('3'),
      aSpan('4', { resource: { 'service.name': 'octo-drone-shop', 'service.version': '2' } }),
    ]);
    expect(otlp.resourceSpans.map(({ scopeSpans }) => scopeSpans[0]?.spans.length)).toEqual([2, 1, 1]);
  });

  it('keeps the service of spans whose sender is forgotten', async () => {
    const [span] = await received([aSpan('1', { resource: {} })]);
    expect(span?.serviceName).toBe('octo-drone-shop');
  });

  it('makes an empty request of no spans', async () => {
    expect(await received([])).toEqual([]);
  });
});
