import { createHash } from 'node:crypto';
import { createDatabase, type Database, openStore, type Store, sql } from '@octo/shared/db';
import type { LogRecord } from '@octo/shared/otlp';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { storeLogs } from '@/features/observatory/log-ingest.service';
import { emptyStore } from '@/features/observatory/testing/empty-store';
import { exportLogs } from './export-logs.service';
import { termOf } from './log-query';
import { type LogListQuery, logListQuery } from './logs.schema';
import { logHistogram, searchLogs, tailLogs } from './logs.service';

let db: Database;
let store: Store;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 4 });
  store = openStore({ url });
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(() => emptyStore(store));

const NOW = Date.UTC(2026, 10, 25, 12, 0, 0);
const context = (role: string | null, over: Partial<CrmContext> = {}): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory: store,
  now: () => new Date(NOW),
  operator: role ? { userId: 1, email: 'o@octo.example', name: 'Op', role } : null,
  isService: false,
  ipAddress: null,
  userAgent: null,
  ...over,
});
const TRACE = 'a'.repeat(32);

/** A line so many seconds before now. */
const aLine = (secondsAgo: number, message: string, over: Partial<LogRecord> = {}): LogRecord => ({
  serviceName: 'octo-drone-shop',
  atUs: (NOW - secondsAgo * 1_000) * 1_000,
  severity: 9,
  message,
  traceId: null,
  spanId: null,
  attributes: {},
  resource: { 'service.name': 'octo-drone-shop' },
  ...over,
});
const insert = (...lines: LogRecord[]) => storeLogs(context(null, { isService: true }), lines);
const messages = async (query: LogListQuery) =>
  (await searchLogs(context('support'), query)).items.map(({ message }) => message);

describe('searching', () => {
  beforeEach(() =>
    insert(
      aLine(10, 'Payment declined', {
        severity: 13,
        attributes: { logger: 'payments', 'order.number': 'OCTO-AAAA-BBBB', attempt: 2 },
        traceId: TRACE,
      }),
      aLine(20, 'Order persisted', { attributes: { logger: 'orders', path: '/api/shop/checkout' } }),
      aLine(30, 'Payment accepted', {
        serviceName: 'crm',
        severity: 17,
        attributes: { operation: 'POST /pay' },
      }),
      aLine(7_200, 'Payment of long ago', { traceId: TRACE }),
    ),
  );

  it.each([
    ['', ['Payment declined', 'Order persisted', 'Payment accepted']],
    ['payment', ['Payment declined', 'Payment accepted']],
    ['PAYMENT -declined', ['Payment accepted']],
    ['"payment declined"', ['Payment declined']],
    ['order or accepted', ['Order persisted', 'Payment accepted']],
    ['level:warn', ['Payment declined']],
    ['level:warn+', ['Payment declined', 'Payment accepted']],
    ['service:crm', ['Payment accepted']],
    ['-service:crm payment', ['Payment declined']],
    ['logger:payments', ['Payment declined']],
    ['-logger:payments', ['Order persisted', 'Payment accepted']],
    ['logger:pay*', ['Payment declined']],
    ['order.number:OCTO-AAAA-BBBB', ['Payment declined']],
    ['order.number:OCTO-AAAA', []],
    ['attempt:2', ['Payment declined']],
    ['-attempt:2', ['Order persisted', 'Payment accepted']],
    ['path:/api/*', ['Order persisted']],
    ['path:/api/shop/checkout', ['Order persisted']],
    ['operation:"POST /pay"', ['Payment accepted']],
    ['path:%', []],
    [`trace:${TRACE}`, ['Payment declined', 'Payment of long ago']],
    [`trace:${TRACE} -declined`, ['Payment of long ago']],
    ["' OR 1=1 --", []],
    ['level:loud payment', ['Payment declined', 'Payment accepted']],
  ])('%j finds %j', async (q, found) => {
    expect(await messages({ q })).toEqual(found);
  });

  it('keeps to a time, and finds a trace whenever it was', async () => {
    expect(await messages({ range: '6h', q: 'long ago' })).toEqual(['Payment of long ago']);
    expect(await messages({ trace: TRACE })).toHaveLength(2);
    expect(await messages({ trace: TRACE, range: '1h' })).toEqual(['Payment declined']);
    const seconds = (ago: number) => new Date(NOW - ago * 1_000);
    expect(await messages({ from: seconds(25), to: seconds(15) })).toEqual(['Order persisted']);
  });

  it('says what it did not understand', async () => {
    const page = await searchLogs(context('support'), { q: 'level:loud' });
    expect(page.problems).toEqual([expect.stringContaining('“loud” is no level')]);
  });

  it('finds the same in a segment that is indexed', async () => {
    await store.execute(sql`CREATE INDEX IF NOT EXISTS logs_test ON logs USING GIN (search)`);
    expect(await messages({ q: 'order.number:OCTO-AAAA-BBBB payment' })).toEqual(['Payment declined']);
  });
});

describe('the index of words', () => {
  it('finds a field by any plain value, whatever the database makes of it', async () => {
    const digest = (index: number) => createHash('md5').update(String(index)).digest('hex');
    const uuid = (hex: string) =>
      [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    const values = [
      ...[
        '/',
        '/api',
        '/api/shop/checkout',
        '/a-b/c_d/1',
        '/v1/2',
        '404',
        '0',
        '1e5',
        '00x1',
        'e3',
        'OCTO-A1B2-C3D4',
      ],
      ...['a-b-c', 'POST', 'x1-y2', '9f1', '/1/2/3', '/api/orders/OCTO-A1B2'],
      ...Array.from({ length: 100 }, (_, index) => uuid(digest(index))),
      ...Array.from(
        { length: 100 },
        (_, index) => `/${digest(index).slice(0, 9)}/${digest(index).slice(9, 20)}`,
      ),
      ...Array.from({ length: 100 }, (_, index) => digest(index).slice(0, 11)),
    ];
    await insert(
      ...values.map((value, index) => aLine(3_000 - index, 'x', { attributes: { 'some.field': value } })),
    );
    for (const value of values) {
      const { items } = await searchLogs(context('support'), { q: termOf('some.field', value) });
      expect(items.map(({ attributes }) => attributes['some.field'])).toEqual([value]);
    }
  });

  it('finds what is old and rare, in order and page by page', async () => {
    await insert(...Array.from({ length: 150 }, (_, index) => aLine(1_000 + index * 10, `rare ${index}`)));
    await insert(...Array.from({ length: 50 }, (_, index) => aLine(index, 'frequent')));
    const first = await searchLogs(context('support'), { q: 'rare' });
    const { before } = logListQuery.parse({ before: first.nextCursor });
    const second = await searchLogs(context('support'), { q: 'rare', before });
    const found = [...first.items, ...second.items].map(({ message }) => message);
    expect(found).toEqual(Array.from({ length: 150 }, (_, index) => `rare ${index}`));
    expect(await messages({ q: 'frequent' })).toHaveLength(50);
  });
});

describe('paging', () => {
  it('goes on behind the last line, also among lines of one instant', async () => {
    await insert(...Array.from({ length: 230 }, (_, index) => aLine(5, `line ${index}`)));
    const seen: string[] = [];
    let before: LogListQuery['before'];
    for (;;) {
      const page = await searchLogs(context('support'), { ...(before ? { before } : {}) });
      seen.push(...page.items.map(({ message }) => message));
      if (page.nextCursor === null) break;
      before = logListQuery.parse({ before: page.nextCursor }).before;
    }
    expect(seen).toEqual(Array.from({ length: 230 }, (_, index) => `line ${229 - index}`));
  });

  it('refuses a cursor of another list', async () => {
    const query = { before: { id: 1, value: 'x' } };
    await expect(searchLogs(context('support'), query)).rejects.toMatchObject({ code: 'validation_failed' });
  });
});

describe('a line', () => {
  it('has all that its sender told, with personal data masked once more', async () => {
    await insert(
      aLine(1, 'Signed in', {
        severity: 21,
        traceId: TRACE,
        spanId: 'b'.repeat(16),
        attributes: {
          logger: 'auth',
          workflow_id: 'sign-in',
          email: 'ada@octo.example',
          nested: { phone: '0123456789' },
        },
      }),
    );
    const [line] = (await searchLogs(context('analyst'), {})).items;
    expect(line).toMatchObject({
      level: 'fatal',
      at: new Date(NOW - 1_000).toISOString(),
      logger: 'auth',
      workflowId: 'sign-in',
      traceId: TRACE,
      attributes: { email: 'a***@octo.example', nested: { phone: '***6789' } },
    });
  });
});

describe('the histogram', () => {
  it('counts lines by time and level in even stretches', async () => {
    await insert(
      aLine(10, 'a', { severity: 17 }),
      aLine(11, 'b', { severity: 21 }),
      aLine(12, 'c', { severity: 1 }),
      aLine(1_805, 'd'),
    );
    const histogram = await logHistogram(context('support'), {});
    expect(histogram).toMatchObject({ stepMs: 60_000, total: 4 });
    expect(histogram?.stretches).toHaveLength(60);
    const counted = histogram?.stretches.filter(
      ({ error, warn, info, debug }) => error + warn + info + debug > 0,
    );
    expect(counted).toEqual([
      { startsAtMs: NOW - 31 * 60_000, error: 0, warn: 0, info: 1, debug: 0 },
      { startsAtMs: NOW - 60_000, error: 2, warn: 0, info: 0, debug: 1 },
    ]);
    expect(await logHistogram(context('support'), { q: 'level:error' })).toMatchObject({ total: 1 });
    expect(await logHistogram(context('support'), { trace: TRACE })).toBeNull();
  });
});

describe('the tail', () => {
  it('begins now and gives what arrives, oldest first', async () => {
    await insert(aLine(60, 'before'));
    const { items, lastSeq } = await tailLogs(context('support'), {});
    expect(items).toEqual([]);
    await insert(
      aLine(1, 'first'),
      aLine(2, 'second, of an earlier time'),
      aLine(0, 'third', { severity: 17 }),
    );
    const next = await tailLogs(context('support'), { after: lastSeq });
    expect(next.items.map(({ message }) => message)).toEqual([
      'first',
      'second, of an earlier time',
      'third',
    ]);
    expect(await tailLogs(context('support'), { after: next.lastSeq })).toEqual({
      items: [],
      lastSeq: next.lastSeq,
      isCut: false,
    });
    const errors = await tailLogs(context('support'), { after: lastSeq, q: 'level:error' });
    expect([errors.items.length, errors.lastSeq]).toEqual([1, next.lastSeq]);
  });

  it('leaves out the oldest when too many come at once', async () => {
    const { lastSeq } = await tailLogs(context('support'), {});
    await insert(...Array.from({ length: 250 }, (_, index) => aLine(1, `line ${index}`)));
    const { items, isCut } = await tailLogs(context('support'), { after: lastSeq });
    expect([items.length, items[0]?.message, items.at(-1)?.message, isCut]).toEqual([
      200,
      'line 50',
      'line 249',
      true,
    ]);
  });
});

describe('the download', () => {
  const textOf = async (format: 'csv' | 'ndjson', q = '') => {
    const parts: string[] = [];
    for await (const part of await exportLogs(context('support'), { q, format })) parts.push(part);
    return parts.join('');
  };

  it('is CSV with one line each, and nothing that a spreadsheet would run', async () => {
    await insert(aLine(1, '=1+1, "quoted"', { attributes: { a: 1 } }), aLine(2, 'plain'));
    const lines = (await textOf('csv')).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`"'=1+1, ""quoted"""`);
    expect(lines[2]).toContain('info,octo-drone-shop,,plain,,,,{}');
  });

  it('is NDJSON beyond one piece', async () => {
    await insert(...Array.from({ length: 1_200 }, (_, index) => aLine(index / 100, `line ${index}`)));
    const lines = (await textOf('ndjson')).trimEnd().split('\n');
    expect(lines).toHaveLength(1_200);
    expect(JSON.parse(lines[1_199] ?? '')).toMatchObject({ message: 'line 1199', level: 'info' });
  });
});

describe('who may not', () => {
  it.each([
    [null, {}, 'unauthenticated'],
    ['viewer', {}, 'forbidden'],
    ['admin', { observatory: null }, 'observatory_off'],
  ] as const)('read logs: %s', async (role, over, code) => {
    const ctx = context(role, over);
    await expect(searchLogs(ctx, {})).rejects.toMatchObject({ code });
    await expect(logHistogram(ctx, {})).rejects.toMatchObject({ code });
    await expect(tailLogs(ctx, {})).rejects.toMatchObject({ code });
    await expect(exportLogs(ctx, { format: 'csv' })).rejects.toMatchObject({ code });
  });
});
