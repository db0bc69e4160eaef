import 'server-only';
import { emptySql, joinSql, rawSql, type StoreHandle, sql } from '@octo/shared/db';
import type { SeriesRow } from './metric-groups';
import type { Exemplar, MetricInfo } from './metrics.schema';

/** More series than this of one metric are not looked at: then a label is not what a label should be. */
const MAX_SERIES = 5_000;
/** When a series was last seen is written once an hour. */
const SEEN_SLACK_MS = 2 * 60 * 60 * 1_000;

/** Series of a metric that may have points after an instant, the oldest first. */
export async function findSeries(
  store: StoreHandle,
  query: { readonly metric: string; readonly service?: string | undefined; readonly since: Date },
): Promise<readonly SeriesRow[]> {
  const ofService = query.service === undefined ? emptySql : sql`AND service = ${query.service}`;
  return store.rows<SeriesRow>(sql`/* metrics.findSeries */
    SELECT id, service, kind, unit, attributes, bounds
    FROM series
    WHERE metric = ${query.metric} ${ofService} AND last_at >= ${new Date(query.since.getTime() - SEEN_SLACK_MS)}
    ORDER BY id
    LIMIT ${MAX_SERIES}`);
}

/** A stretch of time cut into steps: step `n` holds points that ended after `from + n * stepMs`, up to its own end. */
export interface Steps {
  readonly from: Date;
  readonly to: Date;
  readonly stepMs: number;
}

/** Which series are read, and which slot of the answer each is added to. */
export interface Slots {
  readonly seriesIds: readonly number[];
  readonly slots: readonly number[];
  /** Buckets that the histograms have; 0 for other metrics. */
  readonly bucketCount: number;
}

/** What the series of a slot did in one step. */
export interface StepRow {
  readonly slot: number;
  readonly step: number;
  readonly count: number;
  readonly sum: number;
  readonly min: number | null;
  readonly max: number | null;
  /** The most seconds that one of the points stands for. */
  readonly widthS: number;
  readonly buckets: readonly number[];
}

const stepOf = ({ from, stepMs }: Steps) => sql`(EXTRACT(EPOCH FROM
  date_bin(${stepMs} * interval '1 millisecond', at - interval '1 microsecond', ${from}) - ${from}) * 1000 / ${stepMs})::integer`;

const seriesOf = ({ seriesIds, slots }: Slots) =>
  sql`unnest(${[...seriesIds]}::integer[], ${[...slots]}::integer[]) AS wanted(series_id, slot)`;

const within = ({ from, to }: Steps) => sql`points.at > ${from} AND points.at <= ${to}`;

/** Increments and distributions, added up by slot and step. Steps without points are absent. */
export async function addUpPoints(
  store: StoreHandle,
  slots: Slots,
  steps: Steps,
): Promise<readonly StepRow[]> {
  // Columns instead of unnested rows: a tenth of the time for a day of histograms.
  const buckets = Array.from({ length: slots.bucketCount }, (_, index) =>
    rawSql(`COALESCE(SUM(buckets[${index + 1}]), 0)::float8`),
  );
  return store.rows<StepRow>(sql`/* metrics.addUpPoints */
    SELECT slot, ${stepOf(steps)} AS "step", SUM(count)::float8 AS "count", SUM(sum) AS "sum",
      MIN(min) AS "min", MAX(max) AS "max", MAX(width_s)::integer AS "widthS",
      ARRAY[${buckets.length > 0 ? joinSql(buckets) : emptySql}]::float8[] AS "buckets"
    FROM ${seriesOf(slots)} JOIN points USING (series_id)
    WHERE ${within(steps)}
    GROUP BY 1, 2`);
}

/** What the gauges of a slot were in one step. */
export interface LevelRow {
  readonly slot: number;
  readonly step: number;
  readonly avg: number;
  readonly min: number;
  readonly max: number;
  /** Of the series that was read last. */
  readonly last: number;
  /** Last values of all series, added up. */
  readonly sum: number;
}

/** Gauges by slot and step. Steps without points are absent. */
export async function readLevels(
  store: StoreHandle,
  slots: Slots,
  steps: Steps,
): Promise<readonly LevelRow[]> {
  return store.rows<LevelRow>(sql`/* metrics.readLevels */
    SELECT slot, step, SUM(total) / SUM(points) AS "avg", MIN(lowest) AS "min", MAX(highest) AS "max",
      (ARRAY_AGG(last ORDER BY last_at DESC))[1] AS "last", SUM(last) AS "sum"
    FROM (
      SELECT slot, series_id, ${stepOf(steps)} AS step, SUM(sum) AS total, COUNT(*) AS points,
        MIN(COALESCE(min, sum)) AS lowest, MAX(COALESCE(max, sum)) AS highest,
        (ARRAY_AGG(sum ORDER BY at DESC))[1] AS last, MAX(at) AS last_at
      FROM ${seriesOf(slots)} JOIN points USING (series_id)
      WHERE ${within(steps)}
      GROUP BY 1, 2, 3
    ) each
    GROUP BY 1, 2`);
}

/** Steps in which a service told how long it has been running, so that its silence about other things means none. */
export async function findLiveSteps(
  store: StoreHandle,
  services: readonly string[],
  steps: Steps,
): Promise<ReadonlySet<string>> {
  const rows = await store.rows<{ service: string; step: number }>(sql`/* metrics.findLiveSteps */
    SELECT DISTINCT series.service AS "service", ${stepOf(steps)} AS "step"
    FROM series JOIN points ON points.series_id = series.id
    WHERE series.metric = 'process.uptime' AND series.service = ANY(${[...services]}::text[]) AND ${within(steps)}`);
  return new Set(rows.map(({ service, step }) => `${service} ${step}`));
}

/** Measurements with a trace, the largest first. */
export async function findExemplars(
  store: StoreHandle,
  query: {
    readonly seriesIds: readonly number[];
    readonly from: Date;
    readonly to: Date;
    readonly limit: number;
  },
): Promise<readonly Exemplar[]> {
  const rows = await store.rows<Omit<Exemplar, 'at'> & { readonly at: Date }>(sql`/* metrics.findExemplars */
    SELECT exemplars.at, value, trace_id AS "traceId", span_id AS "spanId", series.service
    FROM exemplars JOIN series ON series.id = exemplars.series_id
    WHERE exemplars.series_id = ANY(${[...query.seriesIds]}::integer[])
      AND exemplars.at > ${query.from} AND exemplars.at <= ${query.to}
    ORDER BY value DESC, exemplars.at DESC
    LIMIT ${query.limit}`);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Every metric with what it may be split by, by name. */
export async function findMetrics(store: StoreHandle): Promise<readonly MetricInfo[]> {
  const rows = await store.rows<Omit<MetricInfo, 'lastAt'> & { readonly lastAt: Date }>(sql`/* metrics.find */
    WITH labels AS (
      SELECT metric, label.key AS name, COUNT(DISTINCT label.value)::integer AS "valueCount"
      FROM series, jsonb_each_text(attributes) AS label
      GROUP BY 1, 2
    ), documents AS (
      SELECT metric, jsonb_agg(jsonb_build_object('name', name, 'valueCount', "valueCount")
        ORDER BY "valueCount" DESC, name) AS labels
      FROM labels
      GROUP BY 1
    )
    SELECT metric AS "name", MAX(kind) AS "kind", MAX(unit) AS "unit", MAX(description) AS "description",
      ARRAY_AGG(DISTINCT service::text ORDER BY service::text) AS "services", COUNT(*)::integer AS "seriesCount",
      MAX(last_at) AS "lastAt", COALESCE(documents.labels, '[]') AS "labels"
    FROM series LEFT JOIN documents USING (metric)
    GROUP BY metric, documents.labels
    ORDER BY metric`);
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }));
}

/** Values that a label has, the most used first. */
export async function findLabelValues(
  store: StoreHandle,
  query: { readonly metric: string; readonly label: string; readonly limit: number },
): Promise<readonly string[]> {
  const value = query.label === 'service' ? sql`service` : sql`attributes ->> ${query.label}`;
  const rows = await store.rows<{ value: string }>(sql`/* metrics.findLabelValues */
    SELECT value FROM (SELECT ${value} AS value FROM series WHERE metric = ${query.metric}) labels
    WHERE value IS NOT NULL
    GROUP BY value ORDER BY COUNT(*) DESC, value LIMIT ${query.limit}`);
  return rows.map((row) => row.value);
}
