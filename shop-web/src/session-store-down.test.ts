import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as exportData } from './app/api/account/export/route';
import { GET as summary } from './app/api/cart/summary/route';
import { database } from './database';

beforeAll(() => {
  // Nothing listens there. Read by config() on first use.
  process.env.DATABASE_URL = 'postgresql://nobody:x@127.0.0.1:1/none';
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
});
afterAll(() => database().$disconnect());

const get = (path: string, cookie = '') =>
  new Request(`http://localhost:3000${path}`, { headers: { cookie } });
const session = `octo_shop=${'a'.repeat(43)}`;

it('nobody is signed out while the session store cannot be asked: 503 with Retry-After, and the cookie stays', async () => {
  const response = await exportData(get('/api/account/export', session));
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.get('set-cookie')).toBeNull();
  expect(await response.json()).toMatchObject({ code: 'database_unavailable' });
});

it('nobody is looked up where it does not matter who asks', async () => {
  const response = await summary(get('/api/cart/summary', session));
  expect(response.status).toBe(200);
});

it('guests are told to sign in without asking the store', async () => {
  expect((await exportData(get('/api/account/export'))).status).toBe(401);
});
