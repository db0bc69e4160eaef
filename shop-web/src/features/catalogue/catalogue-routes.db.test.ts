import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

// unstable_cache needs a running Next; what is tested here is the contract, so reads go straight through.
vi.mock('next/cache', () => ({ unstable_cache: (read: unknown) => read, revalidateTag: vi.fn() }));

let db: Database;
let url: string;

beforeAll(async () => {
  url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'catalogue-routes-test', poolMax: 2 });
  await db.product.create({
    data: {
      sku: 'KITE-1',
      slug: 'kite-1',
      name: 'Kite One',
      specs: [],
      artwork: { kind: 'racer', colourway: 'lime', layout: 'x' },
      priceMinor: 49_900,
      category: { create: { slug: 'racing', name: 'Racing' } },
      stock: { create: { available: 3 } },
    },
  });
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

const get = (path: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost:3000${path}`, { headers });
const params = <T>(value: T) => ({ params: Promise.resolve(value) });

async function list(query: string, headers?: Record<string, string>): Promise<Response> {
  const { GET } = await import('@/app/api/products/route');
  return GET(get(`/api/products${query}`, headers));
}

describe('GET /api/products', () => {
  it('answers a page, and the same bytes again with 304 for whoever has them', async () => {
    const first = await list('?q=kite');
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ total: 1, page: 1, items: [{ sku: 'KITE-1', stock: 'low' }] });
    expect(first.headers.get('x-request-id')).toBeTruthy();
    const etag = first.headers.get('etag') ?? '';
    const again = await list('?q=kite', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('forgets when the catalogue is published', async () => {
    await list('?sort=name');
    await db.product.update({ where: { slug: 'kite-1' }, data: { priceMinor: 50_000 } });
    expect((await (await list('?sort=name')).json()).items[0].priceMinor).toBe(49_900);
    const { revalidateCatalogue } = await import('./catalogue.cached');
    revalidateCatalogue(['kite-1']);
    expect((await (await list('?sort=name')).json()).items[0].priceMinor).toBe(50_000);
  });

  it.each([
    ['?sort=cheapest', 'query.sort'],
    ['?min=-1', 'query.min'],
    ['?min=9&max=3', 'query.max'],
    ['?page=0', 'query.page'],
    ['?stock=maybe', 'query.stock'],
    ['?category=../x', 'query.category'],
    [`?q=${'x'.repeat(400)}`, 'query.q'],
  ])('refuses %s by field', async (query, path) => {
    const response = await list(query);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
  });

  it('takes an attempt to inject as a search for words', async () => {
    const response = await list(`?q=${encodeURIComponent("'; DROP TABLE products; --")}`);
    expect(await response.json()).toMatchObject({ total: 0 });
    expect(await db.product.count()).toBe(1);
  });
});

describe('one product', () => {
  it.each([
    ['unknown', 'nobody', 404],
    ['malformed', 'Not A Slug', 400],
    ['far too long', 'x'.repeat(500), 400],
  ])('is refused when its slug is %s', async (_what, slug, status) => {
    const { GET } = await import('@/app/api/products/[slug]/route');
    const stock = await import('@/app/api/products/[slug]/availability/route');
    expect((await GET(get(`/api/products/${slug}`), params({ slug }))).status).toBe(status);
    expect((await stock.GET(get(`/api/products/${slug}/availability`), params({ slug }))).status).toBe(
      status,
    );
  });

  it('tells its stock of this moment and forbids to keep it', async () => {
    const { GET } = await import('@/app/api/products/[slug]/availability/route');
    const read = async () => GET(get('/api/products/kite-1/availability'), params({ slug: 'kite-1' }));
    expect(await (await read()).json()).toMatchObject({ available: 3, stock: 'low' });
    await db.stockLevel.updateMany({ data: { available: 0 } });
    const response = await read();
    expect(await response.json()).toMatchObject({ available: 0, stock: 'out' });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('product pictures', () => {
  it('are kept forever at their versioned address only', async () => {
    const { GET } = await import('@/app/images/products/[sku]/route');
    const read = (query: string, headers?: Record<string, string>) =>
      GET(get(`/images/products/KITE-1${query}`, headers), params({ sku: 'KITE-1' }));
    const plain = await read('');
    expect(await plain.text()).toMatch(/^<svg [^>]*role="img"/);
    expect(plain.headers.get('cache-control')).toBe('public, max-age=60');
    const etag = plain.headers.get('etag') ?? '';
    const versioned = await read(`?v=${etag.replaceAll('"', '')}`);
    expect(versioned.headers.get('cache-control')).toContain('immutable');
    expect((await read('', { 'if-none-match': etag })).status).toBe(304);
  });

  it('do not exist for unknown and malformed SKUs', async () => {
    const { GET } = await import('@/app/images/products/[sku]/route');
    for (const sku of ['NOBODY', '../../etc/passwd', '<script>']) {
      expect((await GET(get('/images/products/x'), params({ sku }))).status).toBe(404);
    }
  });
});
