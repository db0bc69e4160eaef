import { afterEach, describe, expect, it, vi } from 'vitest';
import { otlpTarget } from './otlp-target';
import { createRumIntake } from './rum-intake';

const NOW = 1_760_000_000_000;
const NANO = `${NOW}000000`;
const forwarded: { url: string; headers: Headers; body: string }[] = [];

const fakeFetch = vi.fn(async (url: string, init: RequestInit) => {
  forwarded.push({ url, headers: new Headers(init.headers), body: String(init.body) });
  return Response.json({});
});
afterEach(() => {
  forwarded.length = 0;
});

const intake = createRumIntake({
  serviceName: 'octo-drone-shop-browser',
  ownOrigins: () => new Set(['https://shop.octo.example']),
  target: () => ({ endpoint: 'http://crm/api/telemetry', headers: { 'x-internal-service-key': 'k' } }),
  now: () => NOW,
});

const span = (over: object = {}) => ({
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  name: 'documentLoad',
  kind: 1,
  startTimeUnixNano: NANO,
  endTimeUnixNano: NANO,
  secretField: 'dropped',
  ...over,
});
const body = (spans: object[], serviceName = 'octo-drone-shop-browser') =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: serviceName } }] },
        scopeSpans: [{ spans }],
      },
    ],
  });
const post = (text: string, headers: Record<string, string> = {}) => {
  vi.stubGlobal('fetch', fakeFetch);
  return intake(
    new Request('https://shop.octo.example/api/rum/traces', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      body: text,
    }),
  );
};

describe('the intake of browser spans', () => {
  it('answers 202 and hands the spans on with the service key', async () => {
    const answer = await post(body([span()]));
    expect(answer.status).toBe(202);
    await expect.poll(() => forwarded.length).toBe(1);
    expect(forwarded[0]?.url).toBe('http://crm/api/telemetry/v1/traces');
    expect(forwarded[0]?.headers.get('x-internal-service-key')).toBe('k');
    expect(forwarded[0]?.body).toContain('documentLoad');
    expect(forwarded[0]?.body).not.toContain('secretField');
  });

  it.each([
    ['spans of another service', body([span()], 'octo-drone-shop'), {}, 400, 'validation_failed'],
    ['spans that claim to be a server', body([span({ kind: 2 })]), {}, 400, 'validation_failed'],
    ['spans of another day', body([span({ startTimeUnixNano: '1' })]), {}, 400, 'validation_failed'],
    ['broken ids', body([span({ traceId: 'x' })]), {}, 400, 'validation_failed'],
    ['too many spans', body(Array.from({ length: 101 }, () => span())), {}, 400, 'validation_failed'],
    ['broken JSON', '{', {}, 400, 'bad_request'],
    ['another type', 'x', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['too much', JSON.stringify({ text: 'x'.repeat(70_000) }), {}, 413, 'payload_too_large'],
    [
      'another site',
      body([span()]),
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      403,
      'cross_origin_refused',
    ],
  ])('refuses %s', async (_, text, headers, status, code) => {
    const answer = await post(text, headers);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
    expect(forwarded).toEqual([]);
  });

  it('survives a receiver that is down', async () => {
    fakeFetch.mockRejectedValueOnce(new TypeError('fetch failed'));
    expect((await post(body([span()]))).status).toBe(202);
  });
});

describe('otlpTarget', () => {
  const settings = { CRM_BASE_URL: 'http://crm:3001', INTERNAL_SERVICE_KEY: 'a-service-key-of-the-tests' };

  it('gives the service key to the console only', () => {
    const own = otlpTarget({ ...settings, OBSERVATORY_OTLP_ENDPOINT: 'http://crm:3001/api/telemetry' });
    expect(own?.headers).toEqual({ 'x-internal-service-key': settings.INTERNAL_SERVICE_KEY });
    const other = otlpTarget({ ...settings, OBSERVATORY_OTLP_ENDPOINT: 'https://collector.example' });
    expect(other).toEqual({ endpoint: 'https://collector.example', headers: {} });
  });

  it('is the console unless told otherwise, and nothing when telemetry is off', () => {
    expect(otlpTarget(settings)?.endpoint).toBe('http://crm:3001/api/telemetry');
    expect(otlpTarget({ ...settings, OBSERVATORY_OTLP_ENDPOINT: 'off' })).toBeNull();
    expect(otlpTarget({ ...settings, OTEL_SDK_DISABLED: true })).toBeNull();
  });
});
