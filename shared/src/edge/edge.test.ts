import { createHash, createHmac } from 'node:crypto';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { signedTokenFrom } from '../auth';
import { newToken } from '../ids';
import { rateLimitsSetting, startRateLimits } from '../limits';
import { limitBody } from './body-limits';
import { createEdge, type EdgeOptions } from './install-edge';
import { inlineHashesOf } from './next-cache-handler.mjs';

const SECRET = 'a secret of the edge test';

const OPTIONS: EdgeOptions = {
  isHttps: false,
  isDevelopment: false,
  trustedProxies: 0,
  ownOrigin: 'https://shop.example.com',
  corsOrigins: new Set(['https://crm.example.com']),
  hasPublicApi: true,
  isServiceKey: () => false,
  signedTokenIn: (authorization) => signedTokenFrom(SECRET, authorization),
};

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** Serves `headers` and `body` behind an edge. @returns its address and what the handler saw last */
async function serve(
  answer: { readonly headers?: Record<string, string>; readonly body?: string } = {},
  options: Partial<EdgeOptions> = {},
) {
  const edge = createEdge({ ...OPTIONS, ...options });
  const seen: { headers: Record<string, unknown>; count: number } = { headers: {}, count: 0 };
  server = createServer((request, response) => {
    if (edge(request, response)) return;
    seen.headers = request.headers;
    seen.count += 1;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...answer.headers });
    response.end(answer.body ?? '<p>page</p>');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return { port: (server.address() as AddressInfo).port, seen };
}

async function get(port: number, path = '/', headers: Record<string, string> = {}) {
  return fetch(`http://127.0.0.1:${port}${path}`, { headers });
}

describe('the head of an answer', () => {
  it('lets inline scripts of a rendered page run by a nonce that the renderer was given', async () => {
    const { port, seen } = await serve();
    const policies = new Set<string>();
    for (let count = 0; count < 2; count += 1) {
      const policy = (await get(port)).headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(seen.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
      policies.add(policy);
    }
    expect(policies.size).toBe(2);
  });

  it('lets inline scripts of a kept page run by their hashes, without a nonce', async () => {
    const script = 'self.__next_f.push([0])';
    const html = `<script>${script}</script><script src="/a.js" async=""></script>
      <script type="application/ld+json">{"a":1}</script><style>p{}</style>`;
    const { port } = await serve({ headers: { 'x-octo-inline-hashes': inlineHashesOf(html) }, body: html });
    const response = await get(port);
    const policy = response.headers.get('content-security-policy') ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).toMatch(/style-src-elem 'self' 'sha256-[^']+';/);
    expect(policy).not.toContain('nonce');
    expect(response.headers.has('x-octo-inline-hashes')).toBe(false);
  });

  it('never takes a nonce from outside', async () => {
    const { port, seen } = await serve();
    await get(port, '/', { 'content-security-policy': "script-src 'nonce-mine'" });
    expect(seen.headers['content-security-policy']).not.toContain('nonce-mine');
  });

  it('forbids data to be anything else', async () => {
    const { port } = await serve({ headers: { 'content-type': 'application/json' }, body: '{}' });
    const response = await get(port, '/api/orders');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
  });

  it('demands https of browsers only where there is https', async () => {
    const plain = await serve();
    expect((await get(plain.port)).headers.has('strict-transport-security')).toBe(false);
    await new Promise((resolve) => server?.close(resolve));
    const secure = await serve({}, { isHttps: true });
    const { headers } = await get(secure.port);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=63072000; includeSubDomains/);
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  });

  it('shares one request id with the handler, a harmless one of the caller or its own', async () => {
    const { port, seen } = await serve();
    const own = await get(port, '/', { 'x-request-id': 'abc-1' });
    expect(own.headers.get('x-request-id')).toBe('abc-1');
    const other = await get(port, '/', { 'x-request-id': 'a b' });
    expect(other.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(seen.headers['x-request-id']).toBe(other.headers.get('x-request-id'));
  });

  it('lets only the other origin of the platform read the API', async () => {
    const { port } = await serve({ headers: { 'content-type': 'application/json' } });
    const allowed = await get(port, '/api/products', { origin: 'https://crm.example.com' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://crm.example.com');
    expect(allowed.headers.has('access-control-allow-credentials')).toBe(false);
    const refused = await get(port, '/api/products', { origin: 'https://evil.example' });
    expect(refused.headers.has('access-control-allow-origin')).toBe(false);
    expect(refused.headers.get('vary')).toContain('origin');
  });
});

describe('what the edge believes', () => {
  it('is no forwarded header without a trusted proxy', async () => {
    const { port, seen } = await serve();
    await get(port, '/', { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-host': 'evil.example' });
    expect(seen.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen.headers['x-forwarded-host']).toBeUndefined();
  });
});

describe('what the edge refuses', () => {
  function send(port: number, options: { method: string; path: string; headers?: Record<string, string> }) {
    return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
      (resolve, reject) => {
        httpRequest({ port, host: '127.0.0.1', ...options }, async (response) => {
          let text = '';
          for await (const chunk of response) text += chunk;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        })
          .on('error', reject)
          .end();
      },
    );
  }

  it('is a method that nobody uses, in words and with those that there are', async () => {
    const { port, seen } = await serve();
    const answer = await send(port, { method: 'TRACE', path: '/api/orders' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toContain('GET');
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'method_not_allowed', instance: '/api/orders' });
    expect(seen.count).toBe(0);
  });

  it('is an address or a body that is too long', async () => {
    const { port, seen } = await serve();
    expect((await send(port, { method: 'GET', path: `/?q=${'a'.repeat(9_000)}` })).status).toBe(400);
    const headers = { 'content-length': String(17 * 1_024 * 1_024) };
    const answer = await send(port, { method: 'POST', path: '/api/cart', headers });
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
    expect(seen.count).toBe(0);
  });

  it('is an action of another site, and a write from no address', async () => {
    const { port, seen } = await serve();
    const status = async (headers: Record<string, string>, path = '/cart') =>
      (await send(port, { method: 'POST', path, headers })).status;
    const action = { 'next-action': 'abc' };
    expect(await status({ ...action, origin: 'https://elsewhere.example' })).toBe(403);
    expect(await status({ ...action, origin: 'null' })).toBe(403);
    expect(await status({ origin: 'nonsense' }, '/api/cart')).toBe(403);
    expect(seen.count).toBe(0);
    expect(await status({ ...action, origin: 'https://shop.example.com' })).toBe(200);
    expect(await status({ ...action, origin: `http://127.0.0.1:${port}` })).toBe(200);
    expect(await status(action, '/api/cart')).toBe(200);
    expect(seen.headers['next-action']).toBeUndefined();
  });

  it('is a form of parts, where data is expected', async () => {
    const { port, seen } = await serve();
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '0' };
    expect((await send(port, { method: 'POST', path: '/api/nothing', headers })).status).toBe(415);
    expect(seen.count).toBe(0);
  });

  it('is a body that drips', async () => {
    server = createServer((request) => {
      limitBody(request, 50);
      request.resume();
      request.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\na');
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
  });
});

/** Starts limits that differ from the table, on a store that knows nothing. */
function limited(changes: string) {
  const { RATE_LIMITS } = z.object({ RATE_LIMITS: rateLimitsSetting }).parse({ RATE_LIMITS: changes });
  const nothing = async () => undefined;
  return startRateLimits(RATE_LIMITS, {
    add: async () => 0,
    read: async () => 0,
    forget: nothing,
    close: nothing,
  });
}

function signedToken(secret = SECRET): string {
  const random = newToken(32);
  const signature = createHmac('sha256', secret).update(`access-token:${random}`).digest('base64url');
  return `octo_${random}.${signature}`;
}

describe('limits', () => {
  it('answer 429 with the policy and when to come again, also to pages', async () => {
    const stop = limited('global=3');
    const { port, seen } = await serve({ headers: { 'content-type': 'application/json' }, body: '{}' });
    for (let count = 0; count < 3; count += 1) expect((await get(port, '/api/products')).status).toBe(200);
    const refused = await get(port, '/api/products');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(refused.headers.get('ratelimit-policy')).toBe('"global";q=3;w=60, "public-api";q=100;w=60');
    expect(refused.headers.get('ratelimit')).toMatch(/^"global";r=0;t=\d+, "public-api";r=96;t=\d+$/);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    const page = await get(port, '/', { accept: 'text/html' });
    expect(page.status).toBe(429);
    expect(await page.text()).toContain('<h1');
    expect(seen.count).toBe(3);
    expect((await get(port, '/health')).status).toBe(200);
    await stop();
  });

  it('count a signed token by itself, beside the address', async () => {
    const stop = limited('global=1,public-api=1,partner=2');
    const { port } = await serve({ headers: { 'content-type': 'application/json' }, body: '{}' });
    const statusFor = async (token: string, path = '/api/products') =>
      (await get(port, path, { authorization: `Bearer ${token}` })).status;
    const token = signedToken();
    const first = await get(port, '/api/products', { authorization: `Bearer ${token}` });
    expect(first.headers.get('ratelimit-policy')).toBe('"partner";q=2;w=60');
    expect(await statusFor(token)).toBe(200);
    expect(await statusFor(token)).toBe(429);
    expect(await statusFor(signedToken())).toBe(200);
    // The address has still all that it may ask for; a page is counted by it, whatever comes with the request.
    expect(await statusFor(signedToken(), '/orders')).toBe(200);
    expect(await statusFor(signedToken(), '/orders')).toBe(429);
    await stop();
  });

  it.each([
    ['signed with another secret', () => signedToken('another')],
    ['with a changed signature', () => `${signedToken().slice(0, -2)}AA`],
    ['of another form', () => 'octo_nothing'],
  ])('count a token %s by the address', async (_what, forge) => {
    const stop = limited('global=1');
    const { port } = await serve({ headers: { 'content-type': 'application/json' }, body: '{}' });
    const statusOf = async () =>
      (await get(port, '/api/products', { authorization: `Bearer ${forge()}` })).status;
    expect(await statusOf()).toBe(200);
    expect(await statusOf()).toBe(429);
    await stop();
  });
});
