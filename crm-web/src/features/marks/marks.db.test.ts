import { createDatabase, type Database, openStore, type Store, sql } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import { resourceIds } from '@/features/observatory/resources.repository';
import { emptyStore } from '@/features/observatory/testing/empty-store';
import { deploymentsJob } from './deployments.job';
import { endMark, listMarks, marksBetween, recordMark } from './marks.service';

let db: Database;
let store: Store;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 4 });
  store = openStore({ url });
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(async () => {
  await emptyStore(store);
  await store.execute(sql`DELETE FROM resources`);
  await db.auditLog.deleteMany({});
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 12, minute));
const context = (role: string | null, observatory: Store | null = store): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory,
  now: () => at(5),
  operator: role ? { userId: null, email: 'o@octo.example', name: 'Op', role } : null,
  isService: false,
  ipAddress: null,
  userAgent: null,
});
const range = { from: at(0), to: at(10) };

describe('marks', () => {
  it('are what touched the range: also a fault that began before it', async () => {
    const mark = (kind: 'fault' | 'deployment', minute: number, title: string) =>
      recordMark(store, { kind, at: at(minute), title });
    await mark('deployment', 2, 'in it');
    await mark('deployment', -2, 'before it');
    await mark('deployment', 12, 'after it');
    await endMark(store, await mark('fault', -5, 'over before it'), at(-1));
    await endMark(store, await mark('fault', -4, 'over in it'), at(3));
    await mark('fault', -3, 'lasting');
    const marks = await listMarks(context('support'), range);
    expect(marks.map(({ title }) => title)).toEqual(['in it', 'lasting', 'over in it']);
    expect(marks[2]).toMatchObject({ kind: 'fault', endedAt: at(3).toISOString() });
  });

  it('hold edits of the audit log, and who made them only for readers of it', async () => {
    const note = { resourceType: 'product', resourceId: 'OCTO-H4' };
    await recordAudit(context('admin'), db, { ...note, action: 'product.update' });
    await recordAudit(context('admin'), db, { ...note, action: 'session.sign_in' });
    expect(await listMarks(context('analyst'), range)).toEqual([
      expect.objectContaining({ kind: 'edit', title: 'Product: update OCTO-H4', actor: 'o@octo.example' }),
    ]);
    expect(await listMarks(context('support'), range)).toEqual([expect.objectContaining({ actor: null })]);
    expect(await marksBetween({ store, db }, { from: at(6), to: at(10) })).toEqual([]);
  });

  it('cut a title that is too long', async () => {
    await recordMark(store, { kind: 'fault', at: at(1), title: 'x'.repeat(300) });
    expect((await listMarks(context('support'), range))[0]?.title).toHaveLength(200);
  });

  it.each([
    [context(null), 'unauthenticated'],
    [context('viewer'), 'forbidden'],
    [context('admin', null), 'observatory_off'],
  ])('are for those who may read telemetry', async (ctx, code) => {
    await expect(listMarks(ctx, range)).rejects.toMatchObject({ code });
  });
});

describe('deployments', () => {
  let instance = 0;
  const start = async (service: string, version: string) => {
    instance += 1;
    const attributes = { 'service.version': version, 'service.instance.id': `i${instance}` };
    await resourceIds(store, [{ service, attributes }]);
  };
  const titles = async () =>
    (await store.rows<{ t: string }>(sql`SELECT service || ' ' || title AS "t" FROM marks ORDER BY id`)).map(
      ({ t }) => t,
    );
  const run = async () => {
    const job = deploymentsJob(store);
    if (await job.isIdle?.()) return 'idle';
    return (await job.run({ cursor: null, extend: async () => true })).message;
  };

  it('are marked once per version and service, a roll-back again', async () => {
    await start('shop', '1');
    await start('crm', '1');
    expect(await run()).toBe('2 deployments marked');
    await start('shop', '1');
    expect(await run()).toBe('idle');
    await start('shop', '2');
    expect(await run()).toBe('1 deployments marked');
    await start('shop', '1');
    await run();
    expect((await titles()).filter((title) => title.startsWith('shop'))).toEqual([
      'shop Version 1',
      'shop Version 2',
      'shop Version 1',
    ]);
  });

  it('are not told by browsers', async () => {
    await start('shop-browser', '1');
    expect(await run()).toBe('idle');
  });
});
