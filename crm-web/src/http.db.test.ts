import { hashPassword, openSession } from '@octo/shared/auth';
import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { MS } from '@octo/shared/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as whoAmI } from './app/api/me/route';
import { GET as exportOrders } from './app/api/orders/export/route';
import { GET as search } from './app/api/search/route';
import { database } from './context';

let db: Database;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  const url = await testDatabaseUrl();
  // Read by config() on first use.
  process.env.DATABASE_URL = url;
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
  db = createDatabase({ url, applicationName: 'http-test', poolMax: 5 });
  const passwordHash = await hashPassword('x');
  for (const role of ['admin', 'viewer', 'customer']) {
    const user = await db.user.create({
      data: { email: `${role}@octo.example`, name: role, role, passwordHash },
    });
    const limits = { idleMs: MS.hour, absoluteMs: MS.hour };
    const session = {
      userId: user.id,
      application: 'console' as const,
      limits,
      now: new Date(),
      ipAddress: null,
      userAgent: null,
    };
    cookies[role] = `octo_console=${(await openSession(db, session)).token}`;
  }
});
afterAll(async () => {
  await Promise.all([db.$disconnect(), database().$disconnect()]);
});

const request = (path: string, role?: string) =>
  new Request(`http://localhost:3001${path}`, { headers: role ? { cookie: cookies[role] ?? '' } : {} });

describe('routes behind the sign-in', () => {
  it('answer 401 without a session, and with one that does not exist', async () => {
    for (const cookie of ['', 'octo_console=short', `octo_console=${'a'.repeat(43)}`]) {
      const response = await search(
        new Request('http://localhost:3001/api/search?q=abc', { headers: { cookie } }),
      );
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'unauthenticated', instance: '/api/search' });
    }
  });

  it('answer 403 to an account that lost its role, from the next request on', async () => {
    expect((await search(request('/api/search?q=nobody', 'customer'))).status).toBe(403);
    const byEmail = (role: string) =>
      db.user.update({ where: { email: 'viewer@octo.example' }, data: { role } });
    await byEmail('customer');
    expect((await search(request('/api/search?q=nobody', 'viewer'))).status).toBe(403);
    await byEmail('viewer');
    expect((await search(request('/api/search?q=nobody', 'viewer'))).status).toBe(200);
  });

  it.each(['', '?q=', '?q=a', `?q=${'x'.repeat(101)}`])('answer 400 to the search %j', async (query) => {
    const response = await search(request(`/api/search${query}`, 'admin'));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'validation_failed', errors: [{ path: 'query.q' }] });
  });

  it('say who is signed in, and nothing to accounts of the shop', async () => {
    const answer = await whoAmI(request('/api/me', 'viewer'));
    expect(await answer.json()).toMatchObject({ role: 'viewer', scopes: null });
    expect((await whoAmI(request('/api/me', 'customer'))).status).toBe(403);
  });

  it('answer what was found', async () => {
    const response = await search(request('/api/search?q=nobody', 'admin'));
    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toBeTruthy();
    expect(await response.json()).toEqual({ orders: [] });
  });

  it('send a file, or a problem before the first byte', async () => {
    const file = await exportOrders(request('/api/orders/export?status=paid', 'admin'));
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect((await file.text()).split('\r\n')).toHaveLength(2);
    expect((await exportOrders(request('/api/orders/export?status=lost', 'admin'))).status).toBe(400);
    expect((await exportOrders(request('/api/orders/export', 'viewer'))).status).toBe(403);
    expect((await exportOrders(request('/api/orders/export'))).status).toBe(401);
  });
});
