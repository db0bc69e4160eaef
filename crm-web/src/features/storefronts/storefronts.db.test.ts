import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { editStorefrontInput } from './storefronts.schema';
import { editStorefront, getStorefront, listStorefronts } from './storefronts.service';

let db: Database;
let id: number;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'storefronts-test', poolMax: 5 });
  id = (
    await db.storefront.create({ data: { slug: 'primary-store', name: 'Primary', region: 'eu-central' } })
  ).id;
});
afterAll(() => db.$disconnect());

const as = (role: string | null) =>
  ({
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
    db,
    observatory: null,
    now: () => new Date('2026-03-01T12:00:00Z'),
    operator: role ? { userId: 1, email: `${role}@octo.example`, name: role, role } : null,
    isService: false,
    ipAddress: null,
    userAgent: null,
  }) as CrmContext;

const valid = { name: 'Primary', status: 'maintenance', region: 'eu-central', storefrontUrl: '', notes: '' };

describe('storefronts', () => {
  it('are saved with their audit row and the message to the shop', async () => {
    await editStorefront(as('manager'), editStorefrontInput.parse({ ...valid, id }));
    expect(await getStorefront(as('viewer'), id)).toMatchObject({
      status: 'maintenance',
      storefrontUrl: null,
    });
    expect(await db.auditLog.findMany({ where: { resourceId: 'primary-store' } })).toMatchObject([
      { action: 'storefront.update', details: { status: 'active → maintenance' } },
    ]);
    expect(await db.outboxEvent.findMany()).toMatchObject([
      {
        eventType: 'catalog.storefront.updated',
        destination: 'octo-drone-shop',
        payload: { scope: 'storefront' },
      },
    ]);
  });

  it('are changed by nobody without the permission', async () => {
    const input = editStorefrontInput.parse({ ...valid, id, name: 'Taken over' });
    for (const role of ['support', 'analyst', 'viewer']) {
      await expect(editStorefront(as(role), input)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(editStorefront(as(null), input)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await listStorefronts(as('viewer'))).map(({ name }) => name)).toEqual(['Primary']);
  });

  it('that do not exist are said to be missing', async () => {
    const input = editStorefrontInput.parse({ ...valid, id: 2_000_000_000 });
    await expect(editStorefront(as('admin'), input)).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    [{ status: 'closed' }, 'status'],
    [{ name: ' ' }, 'name'],
    [{ storefrontUrl: 'javascript:alert(1)' }, 'storefrontUrl'],
  ])('refuse %j', (changes, path) => {
    const result = editStorefrontInput.safeParse({ ...valid, id: 1, ...changes });
    expect(result.error?.issues[0]?.path).toEqual([path]);
  });
});
