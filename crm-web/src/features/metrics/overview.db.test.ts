import { createDatabase, type Database, openStore, type Store, sql } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { emptyStore } from '@/features/observatory/testing/empty-store';
import { exploreQuery } from './explore.schema';
import { exploreMetric, exportMetric } from './explore.service';
import { readPanels, routeTable } from './overview.service';
import { TABS, type Tab } from './panels';
import { insertSeries } from './testing/insert-series';

let db: Database;
let store: Store;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 4 });
  store = openStore({ url });
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(() => emptyStore(store));

const NOW = new Date('2026-11-25T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const range = { key: '1h' as const, from: ago(3_600), to: NOW };
const context = (role: string | null, observatory: Store | null = store): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory,
  now: () => NOW,
  operator: role ? { userId: 1, email: 'o@octo.example', name: 'Op', role } : null,
  isService: false,
  ipAddress: null,
  userAgent: null,
});

const DURATION = {
  metric: 'http.server.request.duration',
  kind: 'histogram',
  unit: 's',
  bounds: [0.1, 1],
} as const;

/** Requests of a route with a status: how many, all as long as `seconds`. */
function requests(route: string, status: number, count: number, seconds: number) {
  const attributes = {
    'http.request.method': 'GET',
    'http.route': route,
    'http.response.status_code': status,
  };
  const buckets = seconds <= 0.1 ? [count, 0, 0] : [0, count, 0];
  return insertSeries(store, { ...DURATION, attributes }, [
    { at: ago(60), count, value: count * seconds, min: seconds, max: seconds, buckets },
  ]);
}

describe('the overview', () => {
  it('has every chart of a page, also before anything came', async () => {
    for (const tab of Object.keys(TABS) as Tab[]) {
      const views = await readPanels(context('support'), tab, range);
      expect(views.length).toBeGreaterThanOrEqual(4);
      expect(views.every(({ data }) => data.kind === null && data.lines.length === 0)).toBe(true);
    }
  });

  it('tells rate, errors and durations of each route, in the order asked for', async () => {
    await requests('/fast', 200, 90, 0.05);
    await requests('/fast', 500, 10, 0.05);
    await requests('/slow', 200, 36, 0.5);
    await requests('/slow', 404, 36, 0.5);
    const table = (sort: 'rate' | 'errors' | 'p95', isAscending = false) =>
      routeTable(context('analyst'), range, { sort, isAscending });
    const [fast, slow] = await table('rate');
    expect(fast).toMatchObject({
      service: 'octo-drone-shop',
      method: 'GET',
      route: '/fast',
      errorShare: 0.1,
    });
    expect(slow).toMatchObject({ route: '/slow', perSecond: 0.02, errorShare: 0, p95: 0.5 });
    expect((await table('p95')).map(({ route }) => route)).toEqual(['/slow', '/fast']);
    expect((await table('errors', true)).map(({ route }) => route)).toEqual(['/slow', '/fast']);
  });
});

describe('the explorer', () => {
  it('shows a metric with its traces and what happened meanwhile', async () => {
    const id = await requests('/fast', 200, 10, 0.05);
    await store.execute(sql`INSERT INTO exemplars (series_id, at, value, trace_id, span_id)
      VALUES (${id}, ${ago(61)}, 0.05, ${'a'.repeat(32)}, ${'b'.repeat(16)})`);
    await store.execute(
      sql`INSERT INTO marks (at, kind, title) VALUES (${ago(100)}, 'deployment', 'Version 2')`,
    );
    const view = await exploreMetric(context('support'), exploreQuery.parse({ by: 'http.route' }));
    expect(view).toMatchObject({
      panel: { aggregate: 'p95' },
      info: { kind: 'histogram', seriesCount: 1 },
      exemplars: [{ value: 0.05, traceId: 'a'.repeat(32) }],
      marks: [{ title: 'Version 2' }],
      problems: [],
    });
    expect(view.data.lines[0]?.labels).toEqual({ 'http.route': '/fast' });
  });

  it('is empty, not broken, for a metric that never came', async () => {
    const view = await exploreMetric(context('support'), exploreQuery.parse({ metric: 'never.came' }));
    expect(view).toMatchObject({ info: null, data: { kind: null, lines: [] }, exemplars: [] });
  });
});

describe('the download', () => {
  const textOf = async (query: object, role = 'support') => {
    const parts: string[] = [];
    for await (const part of await exportMetric(context(role), exploreQuery.parse(query))) parts.push(part);
    return parts.join('');
  };

  it('has a line for each stretch and group, empty where nothing is known', async () => {
    await requests('/fast', 200, 10, 0.05);
    const text = await textOf({ by: 'http.route', aggregate: 'count', range: '15m', step: '5m' });
    expect(text.replace('\uFEFF', '').trimEnd().split('\r\n')).toEqual([
      'from,http.route,http.server.request.duration count,unit',
      '2026-11-25T11:45:00.000Z,/fast,,{count}',
      '2026-11-25T11:50:00.000Z,/fast,,{count}',
      '2026-11-25T11:55:00.000Z,/fast,10,{count}',
    ]);
  });

  it.each([[{ where: 'what' }], [{ aggregate: 'last' }], [{ aggregate: 'share' }]])(
    'is refused rather than wrong: %o',
    async (query) => {
      await requests('/fast', 200, 10, 0.05);
      await expect(textOf(query)).rejects.toMatchObject({ code: 'validation_failed' });
    },
  );
});

describe('who may not', () => {
  it.each([
    [context(null), 'unauthenticated'],
    [context('viewer'), 'forbidden'],
    [context('admin', null), 'observatory_off'],
  ])('see metrics', async (ctx, code) => {
    const query = exploreQuery.parse({});
    await expect(readPanels(ctx, 'requests', range)).rejects.toMatchObject({ code });
    await expect(routeTable(ctx, range, { sort: 'rate', isAscending: false })).rejects.toMatchObject({
      code,
    });
    await expect(exploreMetric(ctx, query)).rejects.toMatchObject({ code });
    await expect(exportMetric(ctx, query)).rejects.toMatchObject({ code });
  });
});
