import { describe, expect, it } from 'vitest';
import { readJsonBody } from './body';
import { requireSameOrigin } from './same-origin';

const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  new Request('http://shop.test/api', { method: 'POST', body, headers });

describe('JSON bodies', () => {
  it('are read when they are JSON', async () => {
    await expect(readJsonBody(post('{"a":1}'), 100)).resolves.toEqual({ a: 1 });
  });

  it.each([
    ['broken JSON', () => post('{'), 'bad_request'],
    [
      'another type',
      () => post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      'unsupported_media_type',
    ],
    ['too many bytes', () => post(JSON.stringify('x'.repeat(200))), 'payload_too_large'],
    ['bytes that are not UTF-8', () => post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), 'bad_request'],
  ])('with %s are refused', async (_, request, code) => {
    await expect(readJsonBody(request(), 100)).rejects.toMatchObject({ code });
  });
});

describe('same-origin writes', () => {
  const own = new Set(['http://shop.test']);
  const request = (headers: Record<string, string>, method = 'POST') =>
    new Request('http://shop.test/api', { method, headers });

  it('pass from our own pages, from scripts and for reads', () => {
    requireSameOrigin(request({ origin: 'http://shop.test' }), own);
    requireSameOrigin(request({ 'sec-fetch-site': 'same-origin' }), own);
    requireSameOrigin(request({}), own);
    requireSameOrigin(request({ origin: 'http://evil.test', 'sec-fetch-site': 'cross-site' }, 'GET'), own);
  });

  it.each([
    { origin: 'http://evil.test' },
    { origin: 'null' },
    { origin: 'no address at all' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'http://evil.test', 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])('from another site are refused: %j', (headers) => {
    expect(() => requireSameOrigin(request(headers), own)).toThrow(
      expect.objectContaining({ code: 'cross_origin_refused' }),
    );
  });
});
