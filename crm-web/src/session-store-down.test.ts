import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as search } from './app/api/search/route';
import { GET as ready } from './app/ready/route';
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

it('says why it is not ready, with the setting to look at, to callers with the service key', async () => {
  const url = 'http://localhost:3001/ready';
  const publicly = await ready(new Request(url));
  expect(publicly.status).toBe(503);
  expect(await publicly.json()).toEqual({ status: 'unavailable', checks: { database: 'down' } });

  const headers = { 'x-internal-service-key': 'a-key-for-tests-only' };
  expect(await (await ready(new Request(url, { headers }))).json()).toMatchObject({
    details: {
      reason: 'Nobody listens at 127.0.0.1:1; look at DATABASE_URL.',
      pools: expect.arrayContaining([expect.objectContaining({ name: 'crm-main', min: 10, max: 30 })]),
    },
  });
});
