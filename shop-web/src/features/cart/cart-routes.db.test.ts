import { createDatabase, type Database, statementCount } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeProduct } from './testing/cart-fixtures';

let db: Database;
let url: string;

beforeAll(async () => {
  url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'cart-routes-test', poolMax: 2 });
});
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', url);
  vi.stubEnv('INTERNAL_SERVICE_KEY', 'a-key-for-tests-only');
  vi.stubEnv('LOG_LEVEL', 'silent');
});
afterAll(async () => {
  const { database } = await import('@/database');
  await Promise.all([database().$disconnect(), db.$disconnect()]);
});

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly text?: string;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
}

function request(path: string, { method = 'POST', body, text, cookie, headers }: Sent): Request {
  const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Request(`http://localhost:3000${path}`, {
    method,
    ...(payload === undefined ? {} : { body: payload }),
    headers: {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
  });
}

async function post(sent: Sent): Promise<Response> {
  const { POST } = await import('@/app/api/cart/items/route');
  return POST(request('/api/cart/items', sent));
}

async function patch(productId: string, sent: Sent): Promise<Response> {
  const { PATCH } = await import('@/app/api/cart/items/[productId]/route');
  return PATCH(request(`/api/cart/items/${productId}`, { ...sent, method: 'PATCH' }), {
    params: Promise.resolve({ productId }),
  });
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('POST /api/cart/items', () => {
  it('answers with totals, ids and a cookie that script cannot read', async () => {
    const response = await post({ body: { productId: await makeProduct(db), quantity: 1 } });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^octo_cart=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax/,
    );
    expect(response.headers.get('x-request-id')).toBeTruthy();
  });

  it('needs three statements', async () => {
    const productId = await makeProduct(db);
    const cookie = cookieOf(await post({ body: { productId } }));
    const before = statementCount();
    expect((await post({ body: { productId }, cookie })).status).toBe(200);
    expect(statementCount() - before).toBeLessThanOrEqual(3);
  });

  it.each([
    ['no body', {}, 400],
    ['broken JSON', { text: '{"productId":' }, 400],
    ['an array', { body: [1] }, 400],
    ['a text as product', { body: { productId: '1', quantity: 1 } }, 400],
    ['a product beyond 32 bits', { body: { productId: 2 ** 40, quantity: 1 } }, 400],
    ['half a piece', { body: { productId: 1, quantity: 1.5 } }, 400],
    ['no pieces', { body: { productId: 1, quantity: 0 } }, 400],
    ['21 pieces', { body: { productId: 1, quantity: 21 } }, 400],
    ['a price of the caller', { body: { productId: 1, quantity: 1, unitPriceMinor: 1 } }, 400],
    ['an unknown product', { body: { productId: 2_147_483_647, quantity: 1 } }, 404],
    ['a huge body', { text: JSON.stringify({ note: 'x'.repeat(5_000) }) }, 413],
    ['a form', { text: 'productId=1', headers: { 'content-type': 'text/plain' } }, 415],
    ['another site', { body: { productId: 1 }, headers: { origin: 'https://evil.example' } }, 403],
  ] satisfies [string, Sent, number][])(
    'refuses %s with a problem and makes no cart',
    async (_, sent, status) => {
      const before = await db.cart.count();
      const response = await post(sent);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ status, code: expect.any(String) });
      expect(await db.cart.count()).toBe(before);
    },
  );

  it('names the field that is wrong', async () => {
    const response = await post({ body: { productId: 1, quantity: 21 } });
    expect(await response.json()).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'body.quantity' }],
    });
  });
});

describe('PATCH /api/cart/items/{productId}', () => {
  it.each(['abc', '0', '-1', '1e3', '99999999999', '1%20OR%201=1'])(
    'refuses the id %s',
    async (productId) => {
      const response = await patch(productId, { body: { quantity: 1 } });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'validation_failed' });
    },
  );

  it('finds nothing for a visitor whose cookie is not a token', async () => {
    const productId = await makeProduct(db);
    const response = await patch(String(productId), {
      body: { quantity: 1 },
      cookie: `octo_cart=' OR '1'='1`,
    });
    expect(response.status).toBe(404);
  });
});

it('a method that a cart route does not have is refused as such', async () => {
  const { PUT } = await import('@/app/api/cart/items/route');
  const response = PUT(request('/api/cart/items', { method: 'PUT' }));
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
});
