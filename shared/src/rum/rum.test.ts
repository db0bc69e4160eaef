import { describe, expect, it, vi } from 'vitest';
import { UserAction } from './action';
import { pathTemplate } from './address';
import { encodeSpans } from './encode';
import { tracedFetch } from './fetch-spans';
import { RumQueue } from './queue';
import { readSession } from './session';
import type { RumSpan } from './span';

const aSpan = (over: Partial<RumSpan> = {}): RumSpan => ({
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  name: 'x',
  kind: 1,
  startMs: 1_760_000_000_123.456,
  endMs: 1_760_000_000_200,
  attributes: {},
  ...over,
});

describe('a path in a span name', () => {
  it.each([
    ['/api/cart/items/42', '/api/cart/items/{id}'],
    ['/orders/Zk3v9QmPq7YtB2sXw8LdUa1c', '/orders/{token}'],
    ['/api/orders/OCTO-7K2M-9QXT', '/api/orders/{number}'],
    ['/traces/0af7651916cd43dd8448eb211c80319c', '/traces/{token}'],
    ['/products/corvane-scout-s10-enterprise', '/products/{slug}'],
    ['/', '/'],
  ])('%s becomes %s', (path, template) => expect(pathTemplate(path)).toBe(template));
});

describe('encodeSpans', () => {
  it('writes OTLP with nanoseconds as text', () => {
    const [resource] = JSON.parse(
      encodeSpans([aSpan({ attributes: { a: 'x', b: 1, c: 1.5, d: true, e: undefined }, error: 'no' })], {
        'service.name': 's',
      }),
    ).resourceSpans;
    expect(resource.resource.attributes).toEqual([{ key: 'service.name', value: { stringValue: 's' } }]);
    expect(resource.scopeSpans[0].spans[0]).toMatchObject({
      startTimeUnixNano: '1760000000123456000',
      status: { code: 2, message: 'no' },
      attributes: [
        { key: 'a', value: { stringValue: 'x' } },
        { key: 'b', value: { intValue: 1 } },
        { key: 'c', value: { doubleValue: 1.5 } },
        { key: 'd', value: { boolValue: true } },
      ],
    });
  });
});

describe('RumQueue', () => {
  const make = (isBeaconTaken = true) => {
    vi.useFakeTimers();
    const posted: string[] = [];
    const beacons: string[] = [];
    const queue = new RumQueue(
      { beacon: (body) => isBeaconTaken && beacons.push(body) > 0, post: (body) => void posted.push(body) },
      () => ({}),
    );
    return { queue, posted, beacons };
  };

  it('sends a moment after the first span, all at once', () => {
    const { queue, posted } = make();
    queue.add(aSpan());
    queue.add(aSpan());
    expect(posted).toHaveLength(0);
    vi.advanceTimersByTime(2_000);
    expect(posted.map((body) => JSON.parse(body).resourceSpans[0].scopeSpans[0].spans.length)).toEqual([2]);
  });

  it('uses a beacon when the page is left, and a call when the browser refuses it', () => {
    const kept = make();
    kept.queue.add(aSpan());
    kept.queue.send(true);
    expect([kept.beacons.length, kept.posted.length]).toEqual([1, 0]);
    const refused = make(false);
    refused.queue.add(aSpan());
    refused.queue.send(true);
    expect([refused.beacons.length, refused.posted.length]).toEqual([0, 1]);
  });

  it('cuts bodies that would be too large and drops a span that is too large alone', () => {
    const { queue, posted } = make();
    const large = { attributes: { a: 'x'.repeat(3_900), b: 'x'.repeat(3_900), c: 'x'.repeat(3_900) } };
    for (let index = 0; index < 20; index += 1) queue.add(aSpan(large));
    queue.send(false);
    expect(posted.length).toBeGreaterThan(1);
    expect(Math.max(...posted.map((body) => body.length))).toBeLessThan(48_001);
    const before = posted.length;
    queue.add(
      aSpan({
        attributes: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, 'x'.repeat(4_000)])),
      }),
    );
    queue.send(false);
    expect(posted.length).toBe(before);
  });
});

describe('UserAction', () => {
  const make = () => {
    const emitted: RumSpan[] = [];
    let now = 0;
    const action = new UserAction(
      (span) => void emitted.push(span),
      undefined,
      () => now,
    );
    return { action, emitted, wait: (ms: number) => (now += ms) };
  };

  it('makes its first call the root of one trace for all that follows', () => {
    const { action } = make();
    const first = action.beginCall();
    const second = action.beginCall();
    expect(first.parentSpanId).toBeUndefined();
    expect(second).toMatchObject({ traceId: first.traceId, parentSpanId: first.spanId });
  });

  it('lets an event wait for the call that it announces', () => {
    const { action, emitted } = make();
    action.add(aSpan({ ...action.placeEvent(), name: 'shop.checkout_start' }));
    expect(emitted).toEqual([]);
    const call = action.beginCall();
    expect(emitted[0]).toMatchObject({ traceId: call.traceId, parentSpanId: call.spanId });
  });

  it('lets an event stand for itself when no call came', () => {
    const { action, emitted } = make();
    action.add(aSpan({ ...action.placeEvent() }));
    action.close();
    expect(emitted[0]?.parentSpanId).toBeUndefined();
  });

  it('ends a second after its last call', () => {
    const { action, wait } = make();
    action.beginCall();
    wait(60_000);
    expect(action.isCurrent()).toBe(true);
    action.endCall();
    wait(999);
    expect(action.isCurrent()).toBe(true);
    wait(2);
    expect(action.isCurrent()).toBe(false);
  });
});

describe('tracedFetch', () => {
  const make = (answer: () => Promise<Response> = async () => new Response(null, { status: 201 })) => {
    vi.stubGlobal('location', new URL('http://shop.test/checkout'));
    const emitted: RumSpan[] = [];
    const calls: Headers[] = [];
    const traced = tracedFetch(
      (input, init) => {
        calls.push(new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined)));
        return answer();
      },
      { endpoint: '/api/rum/traces', emit: (span) => void emitted.push(span), action: () => null },
    );
    return { traced, emitted, calls };
  };

  it('sends the ids of its span along', async () => {
    const { traced, emitted, calls } = make();
    await traced('/api/checkout', { method: 'post', headers: { accept: 'application/json' } });
    expect(emitted[0]).toMatchObject({
      name: 'POST /api/checkout',
      kind: 3,
      attributes: { 'http.response.status_code': 201 },
    });
    expect(calls[0]?.get('traceparent')).toBe(`00-${emitted[0]?.traceId}-${emitted[0]?.spanId}-01`);
    expect(calls[0]?.get('accept')).toBe('application/json');
  });

  it('keeps the headers of a Request', async () => {
    const { traced, calls } = make();
    await traced(new Request('http://shop.test/api/cart', { headers: { 'x-a': '1' } }));
    expect([calls[0]?.get('x-a'), calls[0]?.has('traceparent')]).toEqual(['1', true]);
  });

  it.each(['https://other.test/api', '/api/rum/traces'])('leaves %s alone', async (url) => {
    const { traced, emitted, calls } = make();
    await traced(url);
    expect([emitted.length, calls[0]?.has('traceparent')]).toEqual([0, false]);
  });

  it('does not record prefetches, on neither side', async () => {
    const { traced, emitted, calls } = make();
    await traced('/products', { headers: { 'next-router-prefetch': '1' } });
    expect(emitted).toEqual([]);
    expect(calls[0]?.get('traceparent')).toMatch(/-00$/);
  });

  it('marks refusals and passes failures on', async () => {
    const refused = make(async () => new Response(null, { status: 409 }));
    await refused.traced('/api/checkout', { method: 'POST' });
    expect(refused.emitted[0]).toMatchObject({ error: 'HTTP 409', attributes: { 'error.type': '409' } });
    const failed = make(async () => Promise.reject(new TypeError('offline')));
    await expect(failed.traced('/api/cart')).rejects.toThrow('offline');
    expect(failed.emitted[0]).toMatchObject({ error: 'offline', attributes: { 'error.type': 'TypeError' } });
  });

  it('calls on when the address cannot be read', async () => {
    const { traced, calls } = make();
    await traced('http://[');
    expect(calls).toHaveLength(1);
  });
});

describe('readSession', () => {
  const stub = () => {
    const values = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => values.set(key, value),
    });
  };

  it('continues within half an hour and begins anew after it', () => {
    stub();
    const first = readSession(1, 1_000_000_000);
    expect(readSession(1, 1_000_000_000 + 29 * 60_000).id).toBe(first.id);
    expect(readSession(1, 1_000_000_000 + 90 * 60_000).id).not.toBe(first.id);
  });

  it('records all sessions or none at the ends of the ratio', () => {
    stub();
    expect([readSession(1).isSampled, readSession(0).isSampled]).toEqual([true, false]);
  });

  it('does without storage', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(readSession(1).id).toMatch(/^[0-9a-f]{32}$/);
  });
});
