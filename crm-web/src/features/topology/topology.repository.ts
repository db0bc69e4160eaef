import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import { addBuckets, emptyBuckets } from '@octo/shared/otlp';
import type { NodeKind } from './topology.schema';

/** Calls of one edge in a stretch of time. */
export interface EdgeSum {
  readonly caller: string;
  readonly callee: string;
  readonly kind: NodeKind;
  readonly calls: number;
  readonly errors: number;
  readonly sumUs: number;
  readonly maxUs: number;
  readonly buckets: readonly number[];
}

/** Every edge with calls in whole minutes of a stretch, busiest first. */
export async function sumEdges(store: StoreHandle, from: Date, to: Date): Promise<EdgeSum[]> {
  const rows = await store.rows<
    Omit<EdgeSum, 'buckets'> & { buckets: number[][] }
  >(sql`/* topology.sumEdges */
    SELECT caller, callee, callee_kind AS "kind", SUM(calls)::bigint AS "calls", SUM(errors)::bigint AS "errors",
      SUM(sum_us)::bigint AS "sumUs", MAX(max_us) AS "maxUs", json_agg(buckets) AS "buckets"
    FROM edges WHERE at >= date_trunc('minute', ${from}::timestamptz) AND at < ${to}
    GROUP BY caller, callee, callee_kind
    ORDER BY SUM(calls) DESC, caller, callee
    LIMIT 200`);
  return rows.map((row) => {
    const buckets = emptyBuckets();
    for (const counts of row.buckets) addBuckets(buckets, counts);
    return { ...row, buckets };
  });
}
