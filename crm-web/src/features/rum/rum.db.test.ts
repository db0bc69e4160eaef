import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, type Database, openStore, type Store } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CrmContext } from '@/context';
import { flushSinks, storeSpans } from '@/features/observatory/ingest.service';
import { emptyStore } from '@/features/observatory/testing/empty-store';
import { timeRangeOf } from '@/features/observatory/time-range.schema';
import { aSpan } from '../traces/span-builder';
import { getRumError, getRumOverview, getRumSession, listRumSessions } from './rum.service';

const maps = mkdtempSync(path.join(tmpdir(), 'octo-maps-'));
vi.mock('@/config', async (original) => ({
  ...(await original<typeof import('@/config')>()),
  browserMapFolder: (service: string) => path.join(maps, service),
}));

let db: Database;
let store: Store;
const NOW = new Date(1_760_000_060_000);
const RANGE = timeRangeOf({}, NOW);
const SHOP = 'octo-drone-shop';
const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/139.0.0.0 Mobile Safari/537.36';

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 2 });
  store = openStore({ url });
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(() => emptyStore(store));

const as = (role: string | null, observatory: Store | null = store): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory,
  now: () => NOW,
  operator: role ? { userId: 1, email: 'o@octo.example', name: 'Op', role } : null,
  isService: role === null,
  ipAddress: null,
  userAgent: null,
});

const ONE = '1'.repeat(32);
const TWO = '2'.repeat(32);
let counter = 0;

function step(
  sessionId: string,
  name: string,
  page: string,
  given: Omit<Partial<SpanRecord>, 'spanId' | 'name'> & { fromMs?: number; toMs?: number } = {},
): SpanRecord {
  counter += 1;
  return {
    ...aSpan(String(counter), { serviceName: `${SHOP}-browser`, ...given }),
    traceId: counter.toString(16).padStart(32, '0'),
    name,
    attributes: { 'browser.page.path': page, 'browser.view.id': 'v1', ...given.attributes },
    resource: { 'session.id': sessionId, 'user_agent.original': PHONE, 'browser.language': 'de' },
  };
}
const vital = (sessionId: string, metric: string, value: number) =>
  step(sessionId, 'browser.web_vital', '/', {
    attributes: { 'browser.web_vital.name': metric, 'browser.web_vital.value': value },
  });
const STACK = `TypeError: boom
    at https://shop.test/_next/static/chunks/app.js:1:10
    at https://shop.test/_next/static/chunks/gone.js:1:1`;
const failure = (sessionId: string) =>
  step(sessionId, 'browser.exception', '/cart', {
    fromMs: 40,
    statusCode: 2,
    attributes: { 'error.type': 'TypeError' },
    events: [
      {
        name: 'exception',
        atUs: 0,
        attributes: {
          'exception.type': 'TypeError',
          'exception.message': 'boom',
          'exception.stacktrace': STACK,
        },
      },
    ],
  });

async function take(...spans: SpanRecord[]): Promise<void> {
  await storeSpans(as(null), spans);
  await flushSinks(store);
}

describe('sessions of browsers', () => {
  it('keep their journey, across several batches, with links to traces', async () => {
    const call = step(ONE, 'POST /api/cart/items', '/products/{slug}', { kind: 3, fromMs: 25, toMs: 30 });
    await take(
      step(ONE, 'documentLoad', '/', { toMs: 20 }),
      step(ONE, 'browser.click', '/', { fromMs: 21, attributes: { 'browser.action.name': 'Add to cart' } }),
      call,
    );
    await take(
      step(ONE, 'browser.navigation', '/checkout', { fromMs: 50, toMs: 60 }),
      step(ONE, 'shop.checkout_complete', '/checkout', {
        fromMs: 70,
        toMs: 70,
        attributes: { 'order.number': 'OCTO-AAAA-BBBB' },
      }),
      failure(ONE),
      vital(ONE, 'LCP', 1_800),
    );
    const session = await getRumSession(as('analyst'), ONE);
    expect(session).toMatchObject({
      app: SHOP,
      device: 'phone',
      browser: 'Chrome 139',
      os: 'Android',
      language: 'de',
      viewCount: 2,
      actionCount: 1,
      errorCount: 1,
      orderNumber: 'OCTO-AAAA-BBBB',
      entryPage: '/',
      exitPage: '/checkout',
      durationUs: 70_000,
      vitals: [{ metric: 'LCP', page: '/', value: 1_800, rating: 'good' }],
    });
    expect(session.steps.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'load documentLoad',
      'action Add to cart',
      'call POST /api/cart/items',
      'error browser.exception',
      'navigation browser.navigation',
      'event shop.checkout_complete',
    ]);
    expect(session.steps[2]).toMatchObject({ traceId: call.traceId, spanId: call.spanId });
    expect(session.steps[3]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  it('are found by page, device, errors and order', async () => {
    await take(
      step(ONE, 'documentLoad', '/cart'),
      step(ONE, 'shop.checkout_complete', '/cart', { attributes: { 'order.number': 'OCTO-AAAA-BBBB' } }),
      step(TWO, 'documentLoad', '/about'),
      failure(TWO),
    );
    const found = async (query: Parameters<typeof listRumSessions>[2]) =>
      (await listRumSessions(as('analyst'), RANGE, query)).sessions.map(({ sessionId }) => sessionId);
    expect((await found({})).toSorted()).toEqual([ONE, TWO]);
    expect(await found({ page: '/about' })).toEqual([TWO]);
    expect(await found({ errors: '1' })).toEqual([TWO]);
    expect(await found({ order: 'OCTO-AAAA-BBBB' })).toEqual([ONE]);
    expect(await found({ device: 'tablet' })).toEqual([]);
    expect(await found({ app: 'enterprise-crm-portal' })).toEqual([]);
    expect(await found({ customer: 999_999 })).toEqual([]);
    const later = timeRangeOf({}, new Date(NOW.getTime() + 7_200_000));
    expect((await listRumSessions(as('analyst'), later, {})).sessions).toEqual([]);
  });

  it('are read page by page, each once', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => index.toString(16).padStart(32, '0'));
    await take(...ids.map((id, index) => step(id, 'documentLoad', '/', { toMs: index % 3 })));
    const first = await listRumSessions(as('analyst'), RANGE, {});
    const second = await listRumSessions(as('analyst'), RANGE, { after: first.nextCursor ?? '' });
    const seen = [...first.sessions, ...second.sessions].map(({ sessionId }) => sessionId);
    expect([first.sessions.length, second.sessions.length, second.nextCursor]).toEqual([50, 10, null]);
    expect(seen.toSorted()).toEqual(ids);
  });

  it('are not made by anybody but browsers, nor under an id that is none', async () => {
    await take({ ...step(ONE, 'documentLoad', '/'), serviceName: SHOP }, step('x', 'documentLoad', '/'), {
      ...step(ONE, 'documentLoad', '/'),
      resource: {},
    });
    expect((await listRumSessions(as('analyst'), RANGE, {})).sessions).toEqual([]);
  });
});

describe('the overview', () => {
  it('counts sessions, vitals, errors and how far visitors came', async () => {
    await take(
      step(ONE, 'documentLoad', '/products/{slug}'),
      step(ONE, 'shop.checkout_complete', '/checkout'),
      step(TWO, 'documentLoad', '/'),
      failure(ONE),
      failure(TWO),
      failure(TWO),
      ...[100, 200, 300, 400].map((value) => vital(ONE, 'INP', value)),
      vital(ONE, 'CLS', 0.3),
      vital(ONE, 'XYZ', 1),
    );
    const overview = await getRumOverview(as('analyst'), RANGE, undefined);
    expect(overview).toMatchObject({ sessionCount: 2, viewCount: 2, errorCount: 3, sessionsWithErrors: 2 });
    expect(overview.stretches.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(2);
    expect(overview.vitals).toEqual([
      { metric: 'INP', page: null, device: null, p75: 325, rating: 'needs improvement', count: 4 },
      { metric: 'CLS', page: null, device: null, p75: 0.3, rating: 'poor', count: 1 },
    ]);
    expect(overview.pages).toEqual([expect.objectContaining({ page: '/', device: 'phone', loads: 4 })]);
    expect(overview.errors).toEqual([
      expect.objectContaining({
        type: 'TypeError',
        message: 'boom',
        count: 3,
        sessionCount: 2,
        page: '/cart',
      }),
    ]);
    expect(overview.funnel.map(({ label, sessions }) => `${label} ${sessions}`)).toEqual([
      'Visitors 2',
      'Product 1',
      'Cart 1',
      'Checkout 1',
      'Order 1',
    ]);
    expect(await getRumOverview(as('analyst'), RANGE, 'enterprise-crm-portal')).toMatchObject({
      sessionCount: 0,
      vitals: [],
      errors: [],
    });
  });
});

describe('an error', () => {
  it('has its stack in terms of the source where there is a map, and raw where there is none', async () => {
    mkdirSync(path.join(maps, SHOP), { recursive: true });
    // One segment: generated 1:1 comes from line 2, column 3 of the source.
    const map = {
      version: 3,
      sources: ['turbopack:///[project]/shop-web/src/cart.ts'],
      sourcesContent: ['// first\n  throw boom;\n'],
      names: ['addItem'],
      mappings: 'AACEA',
    };
    writeFileSync(path.join(maps, SHOP, 'app.js.map'), JSON.stringify(map));
    await take(failure(ONE));
    const [group] = (await getRumOverview(as('analyst'), RANGE, undefined)).errors;
    const error = await getRumError(as('analyst'), group?.fingerprint ?? '');
    expect(error.frames).toEqual([
      {
        functionName: 'addItem',
        file: 'shop-web/src/cart.ts',
        line: 2,
        column: 3,
        isResolved: true,
        excerpt: [
          { line: 1, text: '// first' },
          { line: 2, text: '  throw boom;' },
          { line: 3, text: '' },
        ],
      },
      expect.objectContaining({ isResolved: false, file: 'https://shop.test/_next/static/chunks/gone.js' }),
    ]);
    expect(error.rawStack).toBe(STACK);
    expect(error.occurrences).toEqual([expect.objectContaining({ sessionId: ONE, browser: 'Chrome 139' })]);
  });
});

describe('the pages of browsers', () => {
  it.each([
    [() => as('viewer'), 'forbidden'],
    [() => as(null), 'forbidden'],
    [() => as('admin', null), 'observatory_off'],
  ])('are refused where they may not or cannot be seen', async (context, code) => {
    await expect(getRumOverview(context(), RANGE, undefined)).rejects.toMatchObject({ code });
    await expect(listRumSessions(context(), RANGE, {})).rejects.toMatchObject({ code });
    await expect(getRumSession(context(), ONE)).rejects.toMatchObject({ code });
    await expect(getRumError(context(), 'a'.repeat(16))).rejects.toMatchObject({ code });
  });

  it('say that what is unknown is not there', async () => {
    await expect(getRumSession(as('admin'), ONE)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getRumError(as('admin'), 'a'.repeat(16))).rejects.toMatchObject({ code: 'not_found' });
  });
});
