import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import { durationBucket, emptyBuckets, type SpanRecord } from '@octo/shared/otlp';
import type { SpanSink } from '@/features/observatory/span-sink.service';
import { type Edge, edgeOf } from './edge.service';

const MAX_ROWS = 5_000;
const MINUTE_US = 60_000_000;

interface EdgeCounts extends Edge {
  readonly minuteUs: number;
  calls: number;
  errors: number;
  sumUs: number;
  maxUs: number;
  readonly buckets: number[];
}

/** Counts calls by minute and edge while spans come in. */
export function makeEdgeRollup(): SpanSink {
  let rows = new Map<string, EdgeCounts>();
  const collect = (spans: readonly SpanRecord[]) => {
    for (const span of spans) {
      const edge = edgeOf(span);
      if (!edge) continue;
      const minuteUs = Math.floor(span.startedAtUs / MINUTE_US) * MINUTE_US;
      const key = `${minuteUs} ${edge.caller}\n${edge.callee}`;
      let row = rows.get(key);
      if (!row) {
        if (rows.size >= MAX_ROWS) continue;
        row = { ...edge, minuteUs, calls: 0, errors: 0, sumUs: 0, maxUs: 0, buckets: emptyBuckets() };
        rows.set(key, row);
      }
      row.calls += 1;
      if (span.statusCode === 2) row.errors += 1;
      row.sumUs += span.durationUs;
      row.maxUs = Math.max(row.maxUs, span.durationUs);
      const bucket = durationBucket(span.durationUs);
      row.buckets[bucket] = (row.buckets[bucket] ?? 0) + 1;
    }
  };
  const flush = async (store: StoreHandle) => {
    if (rows.size === 0) return;
    const written = [...rows.values()];
    rows = new Map();
    await insertEdges(store, written);
  };
  return { name: 'topology', collect, flush };
}

async function insertEdges(store: StoreHandle, rows: readonly EdgeCounts[]): Promise<void> {
  await store.execute(sql`/* edges.insert */
    INSERT INTO edges (at, caller, callee, callee_kind, calls, errors, sum_us, max_us, buckets)
    SELECT to_timestamp("minuteUs" / 1000000), caller, LEFT(callee, 200), kind, calls, errors, "sumUs", "maxUs",
      ARRAY(SELECT value::bigint FROM jsonb_array_elements_text(buckets))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("minuteUs" bigint, caller varchar, callee varchar,
      kind varchar, calls bigint, errors bigint, "sumUs" bigint, "maxUs" bigint, buckets jsonb)`);
}
