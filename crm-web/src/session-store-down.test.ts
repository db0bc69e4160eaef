import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as search } from './app/api/search/route';
import { database } from './context';

beforeAll(() => {
  // Nothing listens there. Read by config() on first use.
  process.env.DATABASE_URL = 'postgresql://nobody:x@127.0.0.1:1/none';
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
});
afterAll(() => database().$disconnect());

it('nobody is signed out while the session store cannot be asked: 503 with Retry-After, and the cookie stays', async () => {
  const headers = { cookie: `octo_console=${'a'.repeat(43)}` };
  const response = await search(new Request('http://localhost:3001/api/search?q=abc', { headers }));
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.get('set-cookie')).toBeNull();
  expect(await response.json()).toMatchObject({ code: 'database_unavailable' });
});
