import { expect, test } from '../fixtures/api-test';

/** One of every kind of answer: a kept page, rendered ones, data, a picture, a file of the build, refusals. */
const ADDRESSES = {
  shop: [
    ['/about', 'page'],
    ['/', 'page'],
    ['/cart', 'page'],
    ['/no-such-page', 'page'],
    ['/api/products?pageSize=1', 'data'],
    ['/api/cart', 'data'],
    ['/api/products/no-such-drone', 'data'],
    ['/health', 'data'],
  ],
  crm: [
    ['/login', 'page'],
    ['/no-such-page', 'page'],
    ['/api/search?q=octo', 'data'],
    ['/health', 'data'],
  ],
} as const;

/** Directives of a policy by name. */
function directivesOf(policy: string): Map<string, readonly string[]> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );
}

for (const app of ['shop', 'crm'] as const) {
  for (const [path, kind] of ADDRESSES[app]) {
    test(`${app}${path} is sent with the headers of a safe ${kind}`, async ({ request, stack }) => {
      const baseUrl = app === 'shop' ? stack.shopUrl : stack.crmUrl;
      const answer = await request.get(baseUrl + path, { maxRedirects: 0 });
      const headers = answer.headers();
      expect.soft(headers['x-content-type-options']).toBe('nosniff');
      expect.soft(headers['x-frame-options']).toBe('DENY');
      expect.soft(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
      expect.soft(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect.soft(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect.soft(headers['permissions-policy']).toContain('camera=()');
      expect.soft(headers['x-request-id']).toMatch(/^[\w.:-]{8,128}$/);
      expect.soft(headers['x-powered-by']).toBeUndefined();
      expect.soft(headers.server).toBeUndefined();
      expect.soft(headers['x-octo-inline-hashes']).toBeUndefined();
      // Browsers ignore it over http, and it must not be said there.
      expect.soft(headers['strict-transport-security']).toBeUndefined();

      const policy = directivesOf(headers['content-security-policy'] ?? '');
      expect.soft(policy.get('default-src')).toEqual(["'none'"]);
      expect.soft(policy.get('frame-ancestors')).toEqual(["'none'"]);
      if (kind === 'data') return;
      const scripts = policy.get('script-src') ?? [];
      expect.soft(scripts.filter((source) => /unsafe|\*|^https?:|^data:/.test(source))).toEqual([]);
      expect.soft(scripts.some((source) => /^'(?:nonce|sha256)-/.test(source))).toBe(true);
      expect.soft(policy.get('base-uri')).toEqual(["'none'"]);
      expect.soft(policy.get('form-action')).toEqual(["'self'"]);
      expect.soft(policy.get('object-src') ?? policy.get('default-src')).toEqual(["'none'"]);
    });
  }
}

test('a kept page is sent with hashes, again and again the same', async ({ request, stack }) => {
  const policies = new Set<string>();
  const products = await (await request.get(`${stack.shopUrl}/api/products?pageSize=1`)).json();
  const path = `/products/${products.items[0].slug}`;
  for (let count = 0; count < 3; count += 1) {
    const policy = (await request.get(stack.shopUrl + path)).headers()['content-security-policy'] ?? '';
    expect(policy).not.toContain('nonce-');
    expect(policy).toContain("'sha256-");
    policies.add(policy);
  }
  expect(policies.size).toBe(1);
});

test('cookies are kept from scripts and from other sites', async ({ request, stack }) => {
  const products = await (await request.get(`${stack.shopUrl}/api/products?pageSize=1`)).json();
  const answer = await request.post(`${stack.shopUrl}/api/cart/items`, {
    data: { productId: products.items[0].id, quantity: 1 },
  });
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
  expect(cookies).toHaveLength(1);
  for (const { value } of cookies) {
    expect(value).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/i);
    expect(value).not.toMatch(/Domain=/i);
  }
});

test('only the other application may read the API from a browser, without cookies', async ({
  request,
  stack,
}) => {
  const read = async (origin: string) =>
    (await request.get(`${stack.shopUrl}/api/products?pageSize=1`, { headers: { origin } })).headers();
  const allowed = await read(new URL(stack.crmUrl).origin);
  expect(allowed['access-control-allow-origin']).toBe(new URL(stack.crmUrl).origin);
  expect(allowed['access-control-allow-credentials']).toBeUndefined();
  for (const origin of ['https://elsewhere.example', 'null', `${new URL(stack.crmUrl).origin}.example`])
    expect((await read(origin))['access-control-allow-origin'], origin).toBeUndefined();
});
