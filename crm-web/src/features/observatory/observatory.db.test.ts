import { openStore, type Store, sql } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aSpan } from '../traces/span-builder';
import { resourceIds } from './resources.repository';
import { applyRetention } from './retention.job';
import { SegmentWriter } from './segment-writer.service';
import { listSegments } from './segments.repository';
import { addToTraces, insertSpans } from './span-store.repository';
import { emptyStore } from './testing/empty-store';
import { summariseTraces } from './trace-summary.service';

let store: Store;
const BASE_MS = 1_760_000_000_000;
const KEEP_ALL = { maxAgeMs: 1e12, maxBytes: 1e15 };

beforeAll(async () => {
  store = openStore({ url: await testDatabaseUrl() });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyStore(store);
  for (const { id } of await listSegments(store, 'spans')) {
    await store.execute(sql`UPDATE segments SET closed_at = now(), last_us = 0 WHERE id = ${id}`);
  }
  await applyRetention(store, { maxAgeMs: 0, maxBytes: 1e15 }, new Date());
});

async function write(writer: SegmentWriter, spans: readonly SpanRecord[]): Promise<void> {
  const resources = await resourceIds(
    store,
    spans.map(({ serviceName, resource }) => ({ service: serviceName, attributes: resource })),
  );
  await writer.write((segment) =>
    store.transaction(async (handle) => {
      const fresh = await insertSpans(handle, segment, { spans, resources });
      await addToTraces(handle, segment, summariseTraces(fresh));
      return fresh.length;
    }),
  );
}

const tracesOf = () =>
  store.rows<{ traceId: string; name: string; spans: number; tags: string[] }>(
    sql`SELECT trace_id AS "traceId", root_name AS "name", span_count AS "spans", tags FROM traces ORDER BY start_us`,
  );

describe('segments', () => {
  it('close when they are full, with the indexes that searches need', async () => {
    const writer = new SegmentWriter(store, 'spans', { maxRows: 2 });
    await write(writer, [aSpan('1'), aSpan('2', { fromMs: 5, toMs: 7 })]);
    await write(writer, [aSpan('3')]);
    await writer.settled();
    const [open, closed] = await listSegments(store, 'spans');
    expect(open).toMatchObject({ closedAt: null });
    expect(closed).toMatchObject({ rowCount: 2, firstUs: BASE_MS * 1_000, lastUs: BASE_MS * 1_000 + 5_000 });
    expect(closed?.sizeBytes).toBeGreaterThan(0);
    const indexes = await store.rows<{ name: string }>(
      sql`SELECT indexname AS "name" FROM pg_indexes WHERE tablename = ${`traces_s${closed?.id}`} AND indexdef LIKE '%gin%'`,
    );
    expect(indexes).toHaveLength(1);
  });

  it('close when they are old', async () => {
    let now = Date.now();
    const writer = new SegmentWriter(store, 'spans', { now: () => new Date(now) });
    await write(writer, [aSpan('1')]);
    now += 3_700_000;
    await write(writer, [aSpan('2')]);
    await writer.settled();
    expect((await listSegments(store, 'spans')).map(({ closedAt }) => closedAt !== null)).toEqual([true]);
  });

  it('are gone on with by the next process', async () => {
    await write(new SegmentWriter(store, 'spans'), [aSpan('1')]);
    await write(new SegmentWriter(store, 'spans'), [aSpan('2')]);
    expect(await listSegments(store, 'spans')).toHaveLength(1);
  });

  it('are made anew when retention took the one in use', async () => {
    const writer = new SegmentWriter(store, 'spans');
    await write(writer, [aSpan('1')]);
    await store.execute(sql`UPDATE segments SET closed_at = now(), last_us = 0`);
    expect(await applyRetention(store, { maxAgeMs: 0, maxBytes: 1e15 }, new Date())).toBe(1);
    await write(writer, [aSpan('2')]);
    expect(await tracesOf()).toHaveLength(1);
  });
});

describe('summaries of traces', () => {
  it('grow with every batch and are led by the span without a parent', async () => {
    const writer = new SegmentWriter(store, 'spans');
    await write(writer, [aSpan('2', { parent: '1', kind: 2, name: 'GET /cart', fromMs: 2, statusCode: 2 })]);
    await write(writer, [aSpan('1', { name: 'click buy', attributes: { 'order.number': 'OCTO-1' } })]);
    await write(writer, [aSpan('1')]);
    expect(await tracesOf()).toEqual([
      { traceId: 'a'.repeat(32), name: 'click buy', spans: 2, tags: expect.any(Array) },
    ]);
    const [{ tags } = { tags: [] }] = await tracesOf();
    expect(tags).toEqual(
      expect.arrayContaining(['order.number=OCTO-1', 'status=error', 'span.name=GET /cart']),
    );
    expect(new Set(tags).size).toBe(tags.length);
  });
});

describe('retention', () => {
  it('drops whole segments by age', async () => {
    const writer = new SegmentWriter(store, 'spans', { maxRows: 1 });
    await write(writer, [aSpan('1')]);
    await write(writer, [aSpan('2', { traceId: 'b'.repeat(32), fromMs: 86_400_000 })]);
    await writer.settled();
    const now = new Date(BASE_MS + 86_400_000);
    expect(await applyRetention(store, { ...KEEP_ALL, maxAgeMs: 3_600_000 }, now)).toBe(1);
    expect((await tracesOf()).map(({ traceId }) => traceId)).toEqual(['b'.repeat(32)]);
  });

  it('drops the oldest segments until the rest fits', async () => {
    const writer = new SegmentWriter(store, 'spans', { maxRows: 1 });
    for (const id of ['1', '2', '3']) await write(writer, [aSpan(id, { traceId: id.repeat(32) })]);
    await writer.settled();
    const sizes = (await listSegments(store, 'spans')).map(({ sizeBytes }) => sizeBytes);
    const maxBytes = (sizes[0] ?? 0) + (sizes[1] ?? 0);
    expect(await applyRetention(store, { ...KEEP_ALL, maxBytes }, new Date())).toBe(1);
    expect((await tracesOf()).map(({ traceId }) => traceId[0]).sort()).toEqual(['2', '3']);
  });

  it('closes segments whose writer is gone', async () => {
    await write(new SegmentWriter(store, 'spans'), [aSpan('1')]);
    await applyRetention(store, KEEP_ALL, new Date(Date.now() + 3 * 3_600_000));
    expect(await listSegments(store, 'spans')).toEqual([expect.objectContaining({ rowCount: 1 })]);
    expect((await listSegments(store, 'spans'))[0]?.closedAt).not.toBeNull();
  });
});
