import { createDatabase, type Database, openStore, type Store, sql } from '@octo/shared/db';
import { decodeCursor } from '@octo/shared/pagination';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { boundedRead } from '@/features/observatory/bounded-read.service';
import { storeSpans } from '@/features/observatory/ingest.service';
import { emptyStore } from '@/features/observatory/testing/empty-store';
import { makeOrder } from '@/features/orders/testing/make-order';
import { aSpan } from './span-builder';
import { searchTraces } from './trace-search.service';
import { findSpansOfTraces } from './traces.repository';
import { downloadTrace, getOrderTraces, getTrace } from './traces.service';

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
const TRACE = 'a'.repeat(32);
const insert = (spans: Parameters<typeof storeSpans>[1]) => storeSpans(context(null, true), spans);

describe('the span store', () => {
  it('gives back what it was given, to the microsecond', async () => {
    const span = aSpan('1', {
      startedAtUs: 1_760_000_000_123_457,
      durationUs: 209,
      kind: 3,
      statusCode: 2,
      statusMessage: 'no',
      attributes: { text: 'ä', number: 1.5, flag: true, list: ['a', 'b'] },
      events: [{ name: 'exception', atUs: 1_760_000_000_123_500, attributes: { 'exception.type': 'E' } }],
      links: [{ traceId: 'b'.repeat(32), spanId: 'c'.repeat(16), attributes: {} }],
    });
    await insert([span]);
    expect(await findSpansOfTraces(store, [TRACE], 10)).toEqual([span]);
  });

  it('keeps the first copy of a span that comes twice', async () => {
    await insert([aSpan('1', { name: 'first' }), aSpan('1', { name: 'twin' })]);
    await insert([aSpan('1', { name: 'again' }), aSpan('2')]);
    const names = (await findSpansOfTraces(store, [TRACE], 10)).map((span) => span.name).sort();
    expect(names).toEqual(['first', 'span 2']);
  });

  it('takes more spans than fit one statement', async () => {
    await insert(Array.from({ length: 1_203 }, (_, index) => aSpan(index.toString(16))));
    expect(await findSpansOfTraces(store, [TRACE], 2_000)).toHaveLength(1_203);
  });

  it('limits the spans of each trace, the earliest first', async () => {
    await insert([aSpan('1', { fromMs: 2 }), aSpan('2', { fromMs: 1 }), aSpan('3', { fromMs: 3 })]);
    expect((await findSpansOfTraces(store, [TRACE], 2)).map((span) => span.name)).toEqual([
      'span 2',
      'span 1',
    ]);
  });
});

describe('reading traces', () => {
  it('draws one trace', async () => {
    await insert([aSpan('1', { toMs: 20 }), aSpan('2', { parent: '1', fromMs: 3, toMs: 9 })]);
    expect(await getTrace(context('support'), TRACE)).toMatchObject({ traceId: TRACE, durationUs: 20_000 });
  });

  it.each([
    ['nonsense', 'validation_failed'],
    ['f'.repeat(32), 'not_found'],
  ])('refuses %s', async (traceId, code) => {
    await expect(getTrace(context('admin'), traceId)).rejects.toMatchObject({ code });
  });

  it.each([
    [context(null), 'unauthenticated'],
    [context('viewer'), 'forbidden'],
    [context(null, true), 'forbidden'],
  ])('shows traces to those only who may read telemetry', async (ctx, code) => {
    await expect(getTrace(ctx, TRACE)).rejects.toMatchObject({ code });
    await expect(downloadTrace(ctx, TRACE)).rejects.toMatchObject({ code });
    await expect(searchTraces(ctx, {})).rejects.toMatchObject({
      code,
    });
  });

  it('downloads the spans of a trace', async () => {
    await insert([aSpan('1'), aSpan('2', { traceId: 'b'.repeat(32) })]);
    const { resourceSpans } = await downloadTrace(context('analyst'), TRACE);
    expect(resourceSpans[0]?.scopeSpans[0]?.spans).toMatchObject([{ traceId: TRACE, name: 'span 1' }]);
    await expect(downloadTrace(context('analyst'), 'f'.repeat(32))).rejects.toMatchObject({
      code: 'not_found',
    });
    const off = { ...context('analyst'), observatory: null };
    await expect(downloadTrace(off, TRACE)).rejects.toMatchObject({ code: 'observatory_off' });
  });

  it('takes spans from services only', async () => {
    await expect(storeSpans(context('admin'), [aSpan('1')])).rejects.toMatchObject({ code: 'forbidden' });
    await storeSpans(context(null, true), [aSpan('1')]);
    expect(await findSpansOfTraces(store, [TRACE], 10)).toHaveLength(1);
  });

  it('draws a sync that continued the purchase once', async () => {
    await insert([aSpan('1'), aSpan('2', { traceId: 'b'.repeat(32) })]);
    const ctx = context('manager');
    expect(await getOrderTraces(ctx, { traceId: TRACE, syncTraceId: TRACE })).toMatchObject({ sync: null });
    const both = await getOrderTraces(ctx, { traceId: TRACE, syncTraceId: 'b'.repeat(32) });
    expect([both.purchase?.traceId, both.sync?.traceId]).toEqual([TRACE, 'b'.repeat(32)]);
    expect(await getOrderTraces(ctx, { traceId: null, syncTraceId: null })).toEqual({
      purchase: null,
      sync: null,
    });
  });

  it('lists entries newest first and finds those with an error below', async () => {
    await insert([
      aSpan('1', { fromMs: 0 }),
      aSpan('2', { parent: '1', statusCode: 2, toMs: 40 }),
      aSpan('3', { traceId: 'b'.repeat(32), fromMs: 50, toMs: 60 }),
    ]);
    const list = (await searchTraces(context('analyst'), {})).traces;
    expect(list.map((trace) => [trace.name, trace.spanCount, trace.isError, trace.durationUs])).toEqual([
      ['span 3', 1, false, 10_000],
      ['span 1', 2, true, 40_000],
    ]);
    const failed = (await searchTraces(context('analyst'), { show: 'errors' })).traces;
    expect(failed.map((trace) => trace.name)).toEqual(['span 1']);
  });

  it('keeps background work apart', async () => {
    await insert([aSpan('1'), aSpan('2', { traceId: 'b'.repeat(32), name: 'job order-sync' })]);
    const namesOf = async (selection: 'requests' | 'jobs') =>
      (await searchTraces(context('analyst'), { show: selection })).traces.map((trace) => trace.name);
    expect(await namesOf('requests')).toEqual(['span 1']);
    expect(await namesOf('jobs')).toEqual(['job order-sync']);
  });

  it.each([
    [{ service: 'octo-drone-shop' }, 2],
    [{ route: '/cart', workflow: 'add-to-cart' }, 1],
    [{ order: 'OCTO-1' }, 1],
    [{ sql: 'abcdefghijklm' }, 1],
    [{ tag: 'product.sku=A=B' }, 1],
    [{ tag: 'product.sku=A' }, 0],
    [{ status: 'error' as const }, 1],
    [{ status: 'ok' as const }, 1],
    [{ minMs: 50 }, 1],
    [{ maxMs: 50 }, 1],
    [{ minMs: 1, maxMs: 5 }, 0],
    [{ session: 's-1', order: 'OCTO-2' }, 0],
    [{ from: new Date(1_760_000_001_000), to: new Date(1_760_000_002_000) }, 0],
  ])('finds by %o', async (search, count) => {
    await insert([
      aSpan('1', {
        attributes: {
          'http.route': '/cart',
          'workflow.id': 'add-to-cart',
          'order.number': 'OCTO-1',
          'product.sku': 'A=B',
        },
        resource: { 'session.id': 's-1' },
        toMs: 80,
      }),
      aSpan('2', { parent: '1', attributes: { DbOracleSqlId: 'abcdefghijklm' }, statusCode: 2 }),
      aSpan('3', { traceId: 'b'.repeat(32), name: 'GET /', toMs: 10 }),
    ]);
    const { traces, facets } = await searchTraces(context('analyst'), search);
    expect(traces).toHaveLength(count);
    if (count > 0 && !('from' in search)) expect(facets.routes).toEqual(['/cart']);
  });

  it('finds the traces of a customer by the orders, for those who may read customers', async () => {
    const { id, number } = await makeOrder(db);
    const order = await db.order.findUniqueOrThrow({ where: { id } });
    await insert([
      aSpan('1', { attributes: { 'order.number': number } }),
      aSpan('2', { traceId: 'b'.repeat(32), attributes: { 'order.number': 'OCTO-OTHER' } }),
    ]);
    const search = { customer: order.customerId };
    expect((await searchTraces(context('analyst'), search)).traces.map(({ traceId }) => traceId)).toEqual([
      TRACE,
    ]);
    expect((await searchTraces(context('analyst'), { customer: 999_999 })).traces).toEqual([]);
    await expect(searchTraces(context('chaos-operator'), search)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('gives page after page, or the slowest', async () => {
    const hex = (index: number) => index.toString(16).padStart(32, '0');
    await insert(
      Array.from({ length: 130 }, (_, index) =>
        aSpan('1', {
          traceId: hex(index + 1),
          fromMs: Math.floor(index / 2),
          toMs: Math.floor(index / 2) + 1 + index,
        }),
      ),
    );
    const first = await searchTraces(context('analyst'), {});
    const after = decodeCursor(first.nextCursor ?? '');
    const second = await searchTraces(context('analyst'), after ? { after } : {});
    const ids = [...first.traces, ...second.traces].map(({ traceId }) => traceId);
    expect(new Set(ids).size).toBe(130);
    expect(second.nextCursor).toBeNull();
    const slowest = await searchTraces(context('analyst'), { sort: 'slowest' });
    expect(slowest.traces[0]).toMatchObject({ traceId: hex(130), durationUs: 130_000 });
    expect(slowest.nextCursor).toBeNull();
  });
});

describe('a bounded read', () => {
  it('ends a search that takes too long with words for people', async () => {
    const slow = boundedRead(store, (handle) => handle.rows(sql`SELECT pg_sleep(30)`), 20);
    await expect(slow).rejects.toMatchObject({ code: 'search_too_broad' });
  });
});
