import { createDatabase, type Database, openStore, type Store } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { storeSpans } from '@/features/observatory/ingest.service';
import { emptyStore } from '@/features/observatory/testing/empty-store';
import { compareTracesOf } from './compare-traces.service';
import { aSpan } from './span-builder';

let db: Database;
let store: Store;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 4 });
  store = openStore({ url });
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(() => emptyStore(store));

const context = (role: string | null, isService = false): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory: store,
  now: () => new Date(1_760_000_600_000),
  operator: role ? { userId: 1, email: 'o@octo.example', name: 'Op', role } : null,
  isService,
  ipAddress: null,
  userAgent: null,
});
const [A, B, OTHER] = ['a', 'b', 'c'].map((digit) => digit.repeat(32)) as [string, string, string];

describe('comparing traces', () => {
  beforeEach(() =>
    storeSpans(context(null, true), [
      aSpan('1', { traceId: A, name: 'GET /cart', kind: 2 }),
      aSpan('1', { traceId: B, name: 'GET /cart', kind: 2, toMs: 30 }),
      aSpan('1', { traceId: OTHER, name: 'GET /', kind: 2 }),
    ]),
  );

  it('lays two over each other', async () => {
    const view = await compareTracesOf(context('analyst'), { a: A, b: B });
    expect(view.comparison?.places).toMatchObject([{ name: 'GET /cart', durationDeltaUs: 20_000 }]);
    expect(view.similar).toEqual([]);
  });

  it('offers for one those that did the same', async () => {
    const view = await compareTracesOf(context('analyst'), { a: A });
    expect(view.comparison).toBeNull();
    expect(view.similar.map(({ traceId }) => traceId)).toEqual([B]);
  });

  it('says of a trace that is gone that there is none', async () => {
    const view = await compareTracesOf(context('analyst'), { a: A, b: 'f'.repeat(32) });
    expect([view.a?.traceId, view.b, view.comparison]).toEqual([A, null, null]);
    expect(await compareTracesOf(context('analyst'), {})).toMatchObject({ a: null, b: null });
  });

  it.each([
    [context(null), 'unauthenticated'],
    [context('viewer'), 'forbidden'],
  ])('is for those only who may read telemetry', async (ctx, code) => {
    await expect(compareTracesOf(ctx, {})).rejects.toMatchObject({ code });
  });

  it('says that the store is off', async () => {
    const off = { ...context('analyst'), observatory: null };
    await expect(compareTracesOf(off, { a: A })).rejects.toMatchObject({ code: 'observatory_off' });
  });
});
