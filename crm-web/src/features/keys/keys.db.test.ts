import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as whoAmI } from '@/app/api/me/route';
import { GET as exportOrders } from '@/app/api/orders/export/route';
import { GET as search } from '@/app/api/search/route';
import { type CrmContext, database } from '@/context';
import { createKeySchema } from './keys.schema';
import { createKey, listKeys, revokeKey } from './keys.service';

let db: Database;
let admin: CrmContext;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  // Read by config() on first use.
  process.env.DATABASE_URL = url;
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
  db = createDatabase({ url, applicationName: 'keys-test', poolMax: 5 });
  const { id, email, name, role } = await db.user.create({
    data: { email: 'admin@octo.example', name: 'Admin', role: 'admin' },
  });
  admin = {
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
    db,
    observatory: null,
    now: () => new Date(),
    operator: { userId: id, email, name, role },
    isService: false,
    ipAddress: null,
    userAgent: null,
  };
});
afterAll(async () => {
  await Promise.all([db.$disconnect(), database().$disconnect()]);
});

const make = (changes: Record<string, unknown> = {}) =>
  createKey(
    admin,
    createKeySchema.parse({ kind: 'script', name: 'Export', days: '7', scopes: 'orders:read', ...changes }),
  );
const call = (
  handler: (request: Request) => Promise<Response>,
  path: string,
  headers: Record<string, string>,
) => handler(new Request(`http://localhost:3001${path}`, { headers }));
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const searchPath = '/api/search?q=nobody';
const exportPath = '/api/orders/export?status=paid';

describe('a key', () => {
  it('opens the routes of its scopes, and no others', async () => {
    const { token } = await make();
    expect((await call(search, searchPath, bearer(token))).status).toBe(200);
    expect((await call(exportOrders, exportPath, bearer(token))).status).toBe(403);
    const both = await make({ scopes: 'orders:read orders:export' });
    expect((await call(exportOrders, exportPath, bearer(both.token))).status).toBe(200);
  });

  it('of a partner opens what it says without any user', async () => {
    const { token } = await make({ kind: 'partner', name: 'Reseller' });
    expect((await call(search, searchPath, bearer(token))).status).toBe(200);
    expect((await call(exportOrders, exportPath, bearer(token))).status).toBe(403);
  });

  it('is told whom it acts for and what it was issued for', async () => {
    const { token } = await make({ kind: 'partner', name: 'Asking' });
    const answer = await call(whoAmI, '/api/me', bearer(token));
    expect(await answer.json()).toMatchObject({ name: 'Asking', scopes: ['orders:read'] });
    expect((await call(whoAmI, '/api/me', bearer(`${token}x`))).status).toBe(401);
  });

  it('with a limit of its own is refused beyond it, and others are not', async () => {
    const { token } = await make({ kind: 'partner', name: 'Busy', limit: '3' });
    const free = await make({ kind: 'partner', name: 'Free', limit: '' });
    const statuses = await Promise.all(
      Array.from({ length: 5 }, async () => (await call(search, searchPath, bearer(token))).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const refused = await call(search, searchPath, bearer(token));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call(search, searchPath, bearer(free.token))).status).toBe(200);
  });

  it('can never do more than its user can now', async () => {
    const { token } = await make({ scopes: 'orders:read orders:export' });
    const setRole = (role: string) =>
      db.user.update({ where: { email: 'admin@octo.example' }, data: { role } });
    await setRole('viewer');
    expect((await call(exportOrders, exportPath, bearer(token))).status).toBe(403);
    expect((await call(search, searchPath, bearer(token))).status).toBe(200);
    await setRole('customer');
    expect((await call(search, searchPath, bearer(token))).status).toBe(403);
    await setRole('admin');
  });

  it('that is unknown, forged or revoked is nobody, whatever cookie comes along', async () => {
    const { token } = await make();
    const { id = 0 } = (await listKeys(admin)).at(0) ?? {};
    await revokeKey(admin, { id });
    expect((await listKeys(admin)).at(0)?.revokedAt).not.toBeNull();
    for (const text of [token, `${token}x`, 'octo_x.y', 'x']) {
      const response = await call(search, searchPath, bearer(text));
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
    }
  });

  it('is written down without the key itself', async () => {
    const { token } = await make();
    const log = await db.auditLog.findMany({ where: { resourceType: 'key' } });
    expect(log.map(({ action }) => action)).toContain('key.create');
    expect(JSON.stringify([log, await db.accessToken.findMany()])).not.toContain(token);
  });

  it('cannot make keys itself', async () => {
    const script = { ...admin, operator: admin.operator && { ...admin.operator, scopes: ['keys:write'] } };
    const parsed = createKeySchema.parse({ kind: 'script', name: 'X', days: 1, scopes: 'orders:read' });
    await expect(createKey(script, parsed)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each([
    { scopes: '' },
    { scopes: 'users:write' },
    { scopes: 'keys:write' },
    { scopes: 'everything' },
    { kind: 'partner', scopes: 'orders:cancel' },
    { days: '0' },
    { days: '366' },
    { limit: '0' },
    { limit: 'many' },
    { name: ' ' },
    { kind: 'admin' },
  ])('is not made with %j', (changes) => {
    const input = { kind: 'script', name: 'Export', days: '7', scopes: 'orders:read', ...changes };
    expect(createKeySchema.safeParse(input).success).toBe(false);
  });
});
