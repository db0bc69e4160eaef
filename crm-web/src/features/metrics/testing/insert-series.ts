import { createHash } from 'node:crypto';
import { type Store, sql } from '@octo/shared/db';
import type { StoredKind } from '../metrics.schema';

/** A point of a test: an instant and what it holds. Counters and gauges need the value only. */
export interface TestPoint {
  readonly at: Date;
  readonly value?: number;
  readonly count?: number;
  readonly min?: number;
  readonly max?: number;
  readonly buckets?: readonly number[];
  readonly widthS?: number;
}

/** Writes a series with its points. @returns its id */
export async function insertSeries(
  store: Store,
  series: {
    readonly metric: string;
    readonly kind?: StoredKind;
    readonly unit?: string;
    readonly service?: string;
    readonly attributes?: Readonly<Record<string, string | number>>;
    readonly bounds?: readonly number[];
  },
  points: readonly TestPoint[],
): Promise<number> {
  const {
    metric,
    kind = 'sum',
    unit = '{thing}',
    service = 'octo-drone-shop',
    attributes = {},
    bounds,
  } = series;
  const hash = createHash('md5').update(JSON.stringify(series)).digest('hex');
  const last = points.at(-1)?.at ?? new Date();
  const [row] = await store.rows<{ id: number }>(sql`INSERT INTO series
    (hash, metric, service, kind, unit, description, attributes, bounds, first_at, last_at)
    VALUES (${hash}, ${metric}, ${service}, ${kind}, ${unit}, 'of a test', ${JSON.stringify(attributes)}::jsonb,
      ${bounds ? [...bounds] : null}::float8[], ${points[0]?.at ?? last}, ${last})
    RETURNING id`);
  const id = row?.id ?? 0;
  for (const { at, value = 0, count = 1, min, max, buckets, widthS = 15 } of points) {
    await store.execute(sql`INSERT INTO points (series_id, at, width_s, count, sum, min, max, buckets)
      VALUES (${id}, ${at}, ${widthS}, ${count}, ${value}, ${min ?? null}, ${max ?? null},
        ${buckets ? [...buckets] : null}::bigint[])`);
  }
  return id;
}
