import { defineContract } from '@octo/shared/contracts';
import { z } from 'zod';
import type { Mark } from '@/features/marks/marks.schema';
import { type TimeRange, timeRangeParams } from '@/features/observatory/time-range.schema';
import { STEPS, type StepKey } from './metric-steps';
import { AGGREGATES, type Exemplar, type MetricInfo, type MetricRange, metricName } from './metrics.schema';
import { type PanelQuery, TABS, type Tab } from './panels';

/** What is explored when nothing is said. */
export const DEFAULT_METRIC = 'http.server.request.duration';

const label = z
  .string()
  .trim()
  .regex(/^[A-Za-z_][\w.-]{0,99}$/, 'must be the name of a label');

/** What stands in the address of the explorer. */
export const exploreQuery = z.object({
  metric: metricName.default(DEFAULT_METRIC),
  aggregate: z.enum(AGGREGATES).optional(),
  by: label.optional(),
  by2: label.optional(),
  where: z.string().trim().max(300).optional(),
  step: z.enum(Object.keys(STEPS) as [StepKey, ...StepKey[]]).optional(),
  look: z.enum(['lines', 'bars']).optional(),
  ...timeRangeParams,
});

/** Parsed {@link exploreQuery}. */
export type ExploreQuery = z.output<typeof exploreQuery>;

/** What stands in the address of the overview. */
export const overviewQuery = z.object({
  tab: z.enum(Object.keys(TABS) as [Tab, ...Tab[]]).optional(),
  sort: z.enum(['rate', 'errors', 'p50', 'p95', 'p99']).optional(),
  dir: z.enum(['asc', 'desc']).optional(),
  ...timeRangeParams,
});

/** A column by which the table of routes is sorted. */
export type RouteSort = NonNullable<z.output<typeof overviewQuery>['sort']>;

/** What a route did in a range. */
export interface RouteRow {
  readonly service: string;
  readonly method: string;
  readonly route: string;
  readonly perSecond: number | null;
  readonly errorShare: number | null;
  /** Seconds. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

/** A chart with what it shows. */
export interface PanelView {
  readonly panel: PanelQuery;
  readonly data: MetricRange;
}

/** What the explorer shows. */
export interface ExploreView extends PanelView {
  readonly range: TimeRange;
  /** What of the address was not understood. */
  readonly problems: readonly string[];
  /** Everything that can be explored. */
  readonly metrics: readonly MetricInfo[];
  /** Null for a metric that was never received. */
  readonly info: MetricInfo | null;
  readonly exemplars: readonly Exemplar[];
  readonly marks: readonly Mark[];
}

/** Values of a metric as CSV. */
export const metricExportContract = defineContract({
  id: 'metrics.export',
  method: 'GET',
  path: '/api/metrics/export',
  summary: 'What a metric did over time as CSV: one line for each stretch and group.',
  auth: 'session',
  query: exploreQuery,
  response: z.string(),
  errors: ['unauthenticated', 'forbidden', 'validation_failed', 'observatory_off'],
});
