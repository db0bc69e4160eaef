import { z } from 'zod';
import { type AttributeMap, decodeAttributes, storableText } from './any-value';
import type { Decoded } from './decoded';
import { attributes, hexId, nanoToMicro, resourceSchema, unixNano } from './fields';

/** A measurement that shows which trace it came from. */
export interface ExemplarRecord {
  readonly value: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly atUs: number;
}

/** A point of a series as it came: what was counted between two instants, or is true at the second. */
export interface MetricPoint {
  readonly serviceName: string;
  readonly metric: string;
  readonly kind: 'sum' | 'gauge' | 'histogram';
  readonly unit: string;
  readonly description: string;
  readonly attributes: AttributeMap;
  readonly resource: AttributeMap;
  /** Since the start of the sender, rather than since its last point. */
  readonly isCumulative: boolean;
  readonly startUs: number;
  readonly atUs: number;
  readonly count: number;
  readonly sum: number;
  readonly min: number | null;
  readonly max: number | null;
  /** One count more than bounds; null for all but histograms. */
  readonly buckets: readonly number[] | null;
  readonly bounds: readonly number[] | null;
  readonly exemplars: readonly ExemplarRecord[];
}

const CUMULATIVE = 2;

const integer = z.union([
  z
    .string()
    .regex(/^-?\d{1,19}$/)
    .transform(Number),
  z.number(),
]);
const double = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number)]);

const exemplarSchema = z.object({
  timeUnixNano: unixNano,
  asDouble: double.optional(),
  asInt: integer.optional(),
  traceId: hexId(32),
  spanId: hexId(16),
});
const frame = {
  startTimeUnixNano: unixNano.optional(),
  timeUnixNano: unixNano,
  attributes,
  exemplars: z.array(z.unknown()).max(64).optional(),
};
const numberSchema = z
  .object({ ...frame, asDouble: double.optional(), asInt: integer.optional() })
  .refine(({ asDouble, asInt }) => Number.isFinite(asDouble ?? asInt), 'has no finite value');
const histogramSchema = z
  .object({
    ...frame,
    count: integer,
    sum: double.optional(),
    bucketCounts: z.array(integer).max(200).default([]),
    explicitBounds: z.array(z.number()).max(199).default([]),
    min: double.optional(),
    max: double.optional(),
  })
  .refine(
    ({ bucketCounts, explicitBounds }) => bucketCounts.length === explicitBounds.length + 1,
    'must have one bucket more than bounds',
  );

const points = z.array(z.unknown()).max(20_000).default([]);
const metricSchema = z.object({
  name: z.string().min(1).max(200),
  description: z.string().default(''),
  unit: z.string().max(40).default(''),
  gauge: z.object({ dataPoints: points }).optional(),
  sum: z
    .object({
      dataPoints: points,
      aggregationTemporality: z.number().optional(),
      isMonotonic: z.boolean().optional(),
    })
    .optional(),
  histogram: z.object({ dataPoints: points, aggregationTemporality: z.number().optional() }).optional(),
  exponentialHistogram: z.object({ dataPoints: points }).optional(),
  summary: z.object({ dataPoints: points }).optional(),
});
const requestSchema = z.object({
  resourceMetrics: z
    .array(
      z.object({
        resource: resourceSchema.nullish(),
        scopeMetrics: z
          .array(z.object({ metrics: z.array(z.unknown()).max(5_000).default([]) }))
          .max(256)
          .default([]),
      }),
    )
    .max(256)
    .default([]),
});

/** Frame of a metrics request; its metrics and points are judged one by one. */
export const tolerantMetricsRequestSchema = requestSchema;

type Metric = z.output<typeof metricSchema>;
type Sender = Pick<MetricPoint, 'serviceName' | 'resource'>;

/**
 * Decodes a request point by point. Sums, gauges and histograms with explicit buckets are taken; points of other kinds
 * are counted as rejected. An up-down sum counts as a gauge: what it is matters, not what it changed by.
 */
export function decodeMetricsRequest(request: z.output<typeof requestSchema>): Decoded<MetricPoint> {
  const found: { items: MetricPoint[]; rejectedCount: number; firstProblem: string | null } = {
    items: [],
    rejectedCount: 0,
    firstProblem: null,
  };
  const reject = (count: number, problem: string) => {
    found.rejectedCount += count;
    if (count > 0) found.firstProblem ??= problem;
  };
  for (const { resource, scopeMetrics } of request.resourceMetrics) {
    const attributesOfResource = decodeAttributes(resource?.attributes);
    const sender = {
      serviceName: storableText(String(attributesOfResource['service.name'] ?? 'unknown_service'), 100),
      resource: attributesOfResource,
    };
    for (const raw of scopeMetrics.flatMap((scope) => scope.metrics)) {
      const metric = metricSchema.safeParse(raw);
      if (metric.success) decodeMetric(metric.data, sender, found.items, reject);
      else reject(1, problemOf(metric.error));
    }
  }
  return found;
}

function decodeMetric(
  metric: Metric,
  sender: Sender,
  items: MetricPoint[],
  reject: (count: number, problem: string) => void,
): void {
  const { exponentialHistogram, summary, gauge, sum, histogram } = metric;
  const other = (exponentialHistogram?.dataPoints.length ?? 0) + (summary?.dataPoints.length ?? 0);
  reject(other, `${metric.name}: exponential histograms and summaries are not stored`);
  for (const raw of [...(gauge?.dataPoints ?? []), ...(sum?.dataPoints ?? [])]) {
    const point = numberSchema.safeParse(raw);
    if (!point.success) reject(1, problemOf(point.error));
    else {
      const value = point.data.asDouble ?? point.data.asInt ?? 0;
      const isSum = sum !== undefined && sum.isMonotonic === true;
      items.push({
        ...base(metric, sender, point.data),
        kind: isSum ? 'sum' : 'gauge',
        isCumulative: isSum && sum.aggregationTemporality === CUMULATIVE,
        ...{ count: 1, sum: value, min: null, max: null, buckets: null, bounds: null },
      });
    }
  }
  for (const raw of histogram?.dataPoints ?? []) {
    const point = histogramSchema.safeParse(raw);
    if (!point.success) reject(1, problemOf(point.error));
    else if (point.data.count > 0) {
      const { count, sum: total = 0, min = null, max = null, bucketCounts, explicitBounds } = point.data;
      items.push({
        ...base(metric, sender, point.data),
        kind: 'histogram',
        isCumulative: histogram?.aggregationTemporality === CUMULATIVE,
        ...{ count, sum: total, min, max, buckets: bucketCounts, bounds: explicitBounds },
      });
    }
  }
}

function base(
  metric: Metric,
  sender: Sender,
  point: z.output<typeof numberSchema> | z.output<typeof histogramSchema>,
) {
  const atUs = nanoToMicro(point.timeUnixNano);
  return {
    ...sender,
    metric: storableText(metric.name, 200),
    unit: metric.unit,
    description: storableText(metric.description, 300),
    attributes: decodeAttributes(point.attributes),
    startUs: point.startTimeUnixNano ? nanoToMicro(point.startTimeUnixNano) : atUs,
    atUs,
    exemplars: (point.exemplars ?? []).flatMap((raw) => {
      const exemplar = exemplarSchema.safeParse(raw);
      if (!exemplar.success) return [];
      const { traceId, spanId, asDouble, asInt, timeUnixNano } = exemplar.data;
      return [{ value: asDouble ?? asInt ?? 0, traceId, spanId, atUs: nanoToMicro(timeUnixNano) }];
    }),
  };
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'not valid';
}
