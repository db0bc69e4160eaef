import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import type { MetricPoint } from '@octo/shared/otlp';

/** A point with the series it belongs to. */
export interface SeriesPoint {
  readonly seriesId: number;
  readonly point: MetricPoint;
}

/** Inserts points and what they show of traces. */
export async function insertPoints(handle: StoreHandle, points: readonly SeriesPoint[]): Promise<void> {
  const rows = points.map(({ seriesId, point }) => ({
    i: seriesId,
    t: point.atUs / 1e6,
    w: widthOf(point),
    c: point.count,
    s: point.sum,
    n: point.min,
    x: point.max,
    b: point.buckets,
  }));
  await handle.execute(sql`/* points.insert */
    INSERT INTO points (series_id, at, width_s, count, sum, min, max, buckets)
    SELECT i, to_timestamp(t), w, c, s, n, x,
      CASE WHEN jsonb_typeof(b) = 'array' THEN ARRAY(SELECT value::bigint FROM jsonb_array_elements_text(b)) END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(i integer, t double precision, w smallint, c bigint,
      s double precision, n double precision, x double precision, b jsonb)`);
  const exemplars = points.flatMap(({ seriesId, point }) =>
    point.exemplars.map(({ value, traceId, spanId, atUs }) => ({
      i: seriesId,
      t: atUs / 1e6,
      v: value,
      r: traceId,
      p: spanId,
    })),
  );
  if (exemplars.length === 0) return;
  await handle.execute(sql`/* exemplars.insert */
    INSERT INTO exemplars (series_id, at, value, trace_id, span_id)
    SELECT i, to_timestamp(t), v, r, p
    FROM jsonb_to_recordset(${JSON.stringify(exemplars)}::jsonb) AS x(i integer, t double precision,
      v double precision, r varchar, p varchar)`);
}

const MAX_WIDTH_S = 3_600;

function widthOf({ startUs, atUs, kind }: MetricPoint): number {
  if (kind === 'gauge') return 0;
  return Math.min(MAX_WIDTH_S, Math.max(1, Math.round((atUs - startUs) / 1e6)));
}
