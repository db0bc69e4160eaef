import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import { matches } from './metric-groups';
import { findSeries } from './metrics.repository';
import type { LabelConditions } from './metrics.schema';

/**
 * How many measurements of a histogram lie above a bound of its buckets, over points that ended after `from` and not
 * after `to`. A bound between two counts as the lower one, so rather too many than too few are above.
 */
export async function countAbove(
  store: StoreHandle,
  query: {
    readonly metric: string;
    readonly where?: LabelConditions | undefined;
    readonly bound: number;
    readonly from: Date;
    readonly to: Date;
  },
): Promise<number> {
  const { metric, where, bound, from, to } = query;
  const series = await findSeries(store, { metric, service: undefined, since: from });
  const ids = series.filter((row) => matches(row, where)).map(({ id }) => id);
  if (ids.length === 0) return 0;
  const [row] = await store.rows<{ above: number | null }>(sql`/* metrics.countAbove */
    SELECT SUM((
      SELECT SUM(bucket) FROM UNNEST(points.buckets) WITH ORDINALITY AS b(bucket, place)
      WHERE place > (SELECT COUNT(*) FROM UNNEST(series.bounds) AS upper WHERE upper <= ${bound})
    ))::bigint AS "above"
    FROM points JOIN series ON series.id = points.series_id
    WHERE series_id = ANY(${ids}::integer[]) AND at > ${from} AND at <= ${to}`);
  return row?.above ?? 0;
}
