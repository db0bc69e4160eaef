import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import type { TimeRange } from '@/features/observatory/time-range.schema';
import type { TraceFacets } from './trace-search.schema';

/** Newest traces that are looked through: enough to meet what is in use, few enough to be quick. */
const LOOKED_THROUGH = 2_000;
const MAX_VALUES = 60;

const FACETS = { 'service.name': 'services', 'http.route': 'routes', 'workflow.id': 'workflows' } as const;

/** Values that the newest traces of a stretch have, most frequent first. */
export async function findFacets(store: StoreHandle, range: TimeRange): Promise<TraceFacets> {
  const rows = await store.rows<{ key: keyof typeof FACETS; value: string }>(sql`/* traces.facets */
    SELECT split_part(tag, '=', 1) AS "key", substr(tag, strpos(tag, '=') + 1) AS "value"
    FROM (
      SELECT tags FROM traces
      WHERE start_us >= ${range.from.getTime() * 1_000} AND start_us < ${range.to.getTime() * 1_000}
      ORDER BY start_us DESC LIMIT ${LOOKED_THROUGH}
    ) newest, UNNEST(tags) AS tag
    WHERE tag LIKE 'service.name=%' OR tag LIKE 'http.route=%' OR tag LIKE 'workflow.id=%'
    GROUP BY tag
    ORDER BY COUNT(*) DESC, tag`);
  const facets: Record<keyof TraceFacets, string[]> = { services: [], routes: [], workflows: [] };
  for (const { key, value } of rows) {
    const values = facets[FACETS[key]];
    if (values.length < MAX_VALUES) values.push(value);
  }
  return facets;
}
