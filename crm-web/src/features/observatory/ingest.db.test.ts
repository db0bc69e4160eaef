import { createDatabase, type Database, openStore, type Store, sql } from '@octo/shared/db';
import type { LogRecord, MetricPoint } from '@octo/shared/otlp';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { storeLogs } from './log-ingest.service';
import { storePoints } from './metric-ingest.service';
import { emptyStore } from './testing/empty-store';

let db: Database;
let store: Store;
let service: CrmContext;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 2 });
  store = openStore({ url });
  service = {
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
    db,
    observatory: store,
    now: () => new Date(),
    operator: null,
    isService: true,
    ipAddress: null,
    userAgent: null,
  };
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(async () => {
  await store.execute(sql`DELETE FROM points`);
});

const AT_US = 1_760_000_000_000_000;
const point = (change: Partial<MetricPoint> = {}): MetricPoint => ({
  serviceName: 'shop',
  metric: 'http.server.request.duration',
  kind: 'histogram',
  unit: 's',
  description: 'd',
  attributes: { 'http.route': '/cart' },
  resource: {},
  isCumulative: false,
  startUs: AT_US - 10e6,
  atUs: AT_US,
  count: 3,
  sum: 1.5,
  min: 0.1,
  max: 1,
  buckets: [1, 2, 0],
  bounds: [0.1, 1],
  exemplars: [],
  ...change,
});

describe('metrics', () => {
  it('are stored as points of a series that is made once', async () => {
    const exemplars = [{ value: 1, traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), atUs: AT_US }];
    await storePoints(service, [point({ exemplars }), point({ atUs: AT_US + 10e6 })]);
    await storePoints(service, [point({ atUs: AT_US + 20e6 })]);
    const rows = await store.rows(sql`
      SELECT metric, attributes, bounds, COUNT(*)::integer AS "points", SUM(count)::integer AS "count", MAX(width_s) AS "width"
      FROM points JOIN series ON series.id = series_id GROUP BY series.id`);
    expect(rows).toEqual([
      {
        metric: 'http.server.request.duration',
        attributes: { 'http.route': '/cart' },
        bounds: [0.1, 1],
        points: 3,
        count: 9,
        width: 30,
      },
    ]);
    const [row] = await store.rows<{ buckets: number[]; at: Date }>(
      sql`SELECT buckets, at FROM points ORDER BY at`,
    );
    expect(row).toEqual({ buckets: [1, 2, 0], at: new Date(AT_US / 1_000) });
    expect(await store.rows(sql`SELECT value, trace_id AS "traceId" FROM exemplars`)).toEqual([
      { value: 1, traceId: 'a'.repeat(32) },
    ]);
  });

  it('of another label or bound are another series', async () => {
    await storePoints(service, [
      point(),
      point({ attributes: { 'http.route': '/' } }),
      point({ bounds: [1, 2] }),
      point({ kind: 'gauge', buckets: null, bounds: null }),
    ]);
    const [row] = await store.rows(sql`SELECT COUNT(DISTINCT series_id)::integer AS n FROM points`);
    expect(row).toEqual({ n: 4 });
  });

  it('come from services only, and need a store', async () => {
    await expect(storePoints({ ...service, isService: false }, [point()])).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(storePoints({ ...service, observatory: null }, [point()])).rejects.toMatchObject({
      code: 'observatory_off',
    });
  });
});

describe('log lines', () => {
  it('are stored with what joins them to traces, and found by their words', async () => {
    await emptyStore(store);
    const record: LogRecord = {
      serviceName: 'shop',
      atUs: AT_US,
      severity: 17,
      message: "Order persisted, it's done",
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      attributes: { logger: 'orders', workflow_id: 'checkout', 'order.number': 'OCTO-9' },
      resource: { 'service.name': 'shop' },
    };
    await storeLogs(service, [
      record,
      { ...record, message: 'other', traceId: null, spanId: null, attributes: {} },
    ]);
    const rows = await store.rows(sql`
      SELECT message, logger, workflow_id AS "workflowId", trace_id AS "traceId", attributes
      FROM logs WHERE search @@ websearch_to_tsquery('simple', ${'persisted OCTO-9'})`);
    expect(rows).toEqual([
      {
        message: record.message,
        logger: 'orders',
        workflowId: 'checkout',
        traceId: record.traceId,
        attributes: record.attributes,
      },
    ]);
    const order = await store.rows<{ seq: number }>(sql`SELECT seq FROM logs ORDER BY seq`);
    expect(order).toHaveLength(2);
  });
});
