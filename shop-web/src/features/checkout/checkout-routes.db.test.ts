import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bodyFor, CARDS, type Lab, makeCart, makeProduct, openLab } from './testing/checkout-lab';

const SERVICE_KEY = 'a-key-for-tests-only';
let lab: Lab;
let url: string;

beforeAll(async () => {
  url = await testDatabaseUrl();
  lab = await openLab();
});
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', url);
  vi.stubEnv('INTERNAL_SERVICE_KEY', SERVICE_KEY);
  vi.stubEnv('PAYMENT_PROVIDER_URL', lab.provider.url);
  vi.stubEnv('PAYMENT_TIMEOUT_MS', '400');
  vi.stubEnv('LOG_LEVEL', 'silent');
});
afterAll(async () => {
  const { database } = await import('@/database');
  await database().$disconnect();
  await lab.close();
});

interface Sent {
  readonly text?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

function request(path: string, { text, body, headers }: Sent = {}): Request {
  return new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: text ?? JSON.stringify(body ?? {}),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

async function checkOut(sent: Sent) {
  const { POST } = await import('@/app/api/shop/checkout/route');
  const response = await POST(request('/api/shop/checkout', sent));
  return { response, body: (await response.json()) as Record<string, unknown> };
}

const session = (cart: { readonly token: string }, key = crypto.randomUUID()) => ({
  cookie: `octo_cart=${cart.token}`,
  'idempotency-key': key,
});

describe('POST /api/shop/checkout', () => {
  it('answers 201 with the link of the order, and again the same', async () => {
    const cart = await makeCart(lab.db, [{ product: await makeProduct(lab.db, 3) }]);
    const sent = { body: bodyFor(cart), headers: session(cart) };
    const first = await checkOut(sent);
    expect(first.response.status).toBe(201);
    expect(first.response.headers.get('location')).toBe(`/orders/${String(first.body.publicToken)}`);
    expect(first.response.headers.get('cache-control')).toBe('no-store');
    const again = await checkOut(sent);
    expect([again.response.status, again.body]).toEqual([201, first.body]);
  });

  it('answers a declined card with 402 problem+json', async () => {
    const cart = await makeCart(lab.db, [{ product: await makeProduct(lab.db, 3) }]);
    const body = bodyFor(cart, { card: CARDS.insufficientFunds });
    const { response, body: problem } = await checkOut({ body, headers: session(cart) });
    expect(response.status).toBe(402);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problem).toMatchObject({ code: 'payment_declined', facts: { reason: 'insufficient_funds' } });
  });

  it('answers bad requests with 4xx problem+json and changes nothing', async () => {
    const cart = await makeCart(lab.db, [{ product: await makeProduct(lab.db, 3) }]);
    const good = bodyFor(cart);
    const headers = session(cart);
    const cases: [string, Sent, number, string][] = [
      ['no JSON', { text: '{', headers }, 400, 'bad_request'],
      ['an array', { body: [], headers }, 400, 'validation_failed'],
      ['nothing', { body: {}, headers }, 400, 'validation_failed'],
      ['wrong types', { body: { ...good, contact: 5 }, headers }, 400, 'validation_failed'],
      [
        'items of its own',
        { body: { ...good, items: [{ productId: 1 }] }, headers },
        400,
        'validation_failed',
      ],
      ['a huge body', { body: { ...good, notes: 'x'.repeat(40_000) }, headers }, 413, 'payload_too_large'],
      ['no key', { body: good, headers: { cookie: headers.cookie } }, 400, 'validation_failed'],
      [
        'a key with spaces',
        { body: good, headers: { ...headers, 'idempotency-key': 'a b c d e' } },
        400,
        'validation_failed',
      ],
      [
        'another total',
        { body: { ...good, expected: { totalMinor: 1, currency: 'USD' } }, headers },
        409,
        'total_mismatch',
      ],
      ['no cart', { body: good, headers: { 'idempotency-key': crypto.randomUUID() } }, 409, 'cart_empty'],
      [
        'another site',
        { body: good, headers: { ...headers, origin: 'https://evil.example' } },
        403,
        'cross_origin_refused',
      ],
      [
        'a form',
        { body: good, headers: { ...headers, 'content-type': 'text/plain' } },
        415,
        'unsupported_media_type',
      ],
    ];
    const before = [await lab.db.order.count(), await lab.provider.stats()];
    for (const [name, sent, status, code] of cases) {
      const { response, body } = await checkOut(sent);
      expect([name, response.status, body.code]).toEqual([name, status, code]);
      expect(response.headers.get('content-type'), name).toBe('application/problem+json');
    }
    expect([await lab.db.order.count(), { ...(await lab.provider.stats()), requestCount: 0 }]).toEqual([
      before[0],
      { ...(before[1] as object), requestCount: 0 },
    ]);
  });

  it('refuses other methods', async () => {
    const { GET } = await import('@/app/api/shop/checkout/route');
    const response = await GET(new Request('http://localhost:3000/api/shop/checkout'));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('the other routes', () => {
  it('apply a coupon, show an order, and refund for the console only', async () => {
    const coupon = await import('@/app/api/shop/coupon/apply/route');
    const none = await coupon.POST(request('/api/shop/coupon/apply', { body: { code: 'X Y' } }));
    expect(none.status).toBe(400);
    const order = await import('@/app/api/orders/[token]/route');
    const params = Promise.resolve({ token: 'nothing' });
    const unknown = await order.GET(new Request('http://localhost:3000/api/orders/nothing'), { params });
    expect(unknown.status).toBe(404);
    const refund = await import('@/app/api/integrations/orders/[number]/refund/route');
    const path = '/api/integrations/orders/OCTO-0000-0000/refund';
    const number = { params: Promise.resolve({ number: 'OCTO-0000-0000' }) };
    const body = { reason: 'Customer asked' };
    expect((await refund.POST(request(path, { body }), number)).status).toBe(401);
    const wrong = { 'x-internal-service-key': 'another-key-entirely' };
    expect((await refund.POST(request(path, { body, headers: wrong }), number)).status).toBe(401);
    const right = { 'x-internal-service-key': SERVICE_KEY };
    expect((await refund.POST(request(path, { body, headers: right }), number)).status).toBe(404);
  });
});
