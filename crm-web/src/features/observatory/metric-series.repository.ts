import 'server-only';
import { createHash } from 'node:crypto';
import { type StoreHandle, sql } from '@octo/shared/db';
import type { MetricPoint } from '@octo/shared/otlp';

/** More series than this of one metric and service are an error of whoever labels it; the rest is dropped. */
const MAX_SERIES_PER_METRIC = 2_000;
const SEEN_AGAIN_AFTER_MS = 60 * 60 * 1_000;

interface KnownSeries {
  readonly id: number;
  seenAtMs: number;
}

const known = new Map<string, KnownSeries>();
const countOf = new Map<string, number>();

/** What tells one series of a store from another. */
export function seriesHash(point: MetricPoint): string {
  const { serviceName, metric, kind, unit, attributes, bounds } = point;
  const labels = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('md5')
    .update(JSON.stringify([serviceName, metric, kind, unit, labels, bounds]))
    .digest('hex');
}

/**
 * Ids of the series that points belong to; unknown ones are stored. Absent are those beyond the most that one metric
 * of a service may have.
 */
export async function seriesIds(
  handle: StoreHandle,
  points: ReadonlyMap<string, MetricPoint>,
  nowMs: number,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  const wanted: { hash: string; point: MetricPoint }[] = [];
  for (const [hash, point] of points) {
    const series = known.get(hash);
    if (series && nowMs - series.seenAtMs < SEEN_AGAIN_AFTER_MS) ids.set(hash, series.id);
    else if (series || takePlace(point)) wanted.push({ hash, point });
  }
  if (wanted.length === 0) return ids;
  const rows = wanted.map(({ hash, point }) => ({
    hash,
    metric: point.metric,
    service: point.serviceName,
    kind: point.kind,
    unit: point.unit,
    description: point.description,
    attributes: point.attributes,
    bounds: point.bounds,
  }));
  const stored = await handle.rows<{ hash: string; id: number }>(sql`/* series.ensure */
    INSERT INTO series (hash, metric, service, kind, unit, description, attributes, bounds)
    SELECT hash, metric, service, kind, unit, description, attributes,
      CASE WHEN jsonb_typeof(bounds) = 'array'
        THEN ARRAY(SELECT value::double precision FROM jsonb_array_elements_text(bounds)) END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(hash char(32), metric varchar, service varchar,
      kind varchar, unit varchar, description varchar, attributes jsonb, bounds jsonb)
    ORDER BY hash
    ON CONFLICT (hash) DO UPDATE SET last_at = now()
    RETURNING hash, id`);
  for (const { hash, id } of stored) {
    known.set(hash, { id, seenAtMs: nowMs });
    ids.set(hash, id);
  }
  return ids;
}

function takePlace({ serviceName, metric }: MetricPoint): boolean {
  const key = `${serviceName} ${metric}`;
  const count = countOf.get(key) ?? 0;
  if (count >= MAX_SERIES_PER_METRIC) return false;
  countOf.set(key, count + 1);
  return true;
}
