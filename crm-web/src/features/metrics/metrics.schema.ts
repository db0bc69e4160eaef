import { z } from 'zod';

/** How the values of a stretch of time become one number. */
export const AGGREGATES = [
  'rate',
  'sum',
  'count',
  'avg',
  'min',
  'max',
  'last',
  'p50',
  'p75',
  'p95',
  'p99',
  'share',
] as const;

/** One of {@link AGGREGATES}. */
export type Aggregate = (typeof AGGREGATES)[number];

/** What a metric stores: increments, values as they were, or distributions of values. */
export type StoredKind = 'sum' | 'gauge' | 'histogram';

/**
 * What makes sense of which kind. `sum` of a gauge is what its series add up to at the end of the stretch; `count` of
 * a histogram is how often something was measured, and its `sum` what was measured altogether.
 */
export const AGGREGATES_OF: Readonly<Record<StoredKind, readonly Aggregate[]>> = {
  sum: ['rate', 'sum', 'share'],
  gauge: ['avg', 'min', 'max', 'last', 'sum'],
  histogram: ['p95', 'p50', 'p75', 'p99', 'avg', 'min', 'max', 'rate', 'count', 'sum', 'share'],
};

/** Quantiles of the aggregates that are percentiles. */
export const QUANTILES: Readonly<Partial<Record<Aggregate, number>>> = {
  p50: 0.5,
  p75: 0.75,
  p95: 0.95,
  p99: 0.99,
};

/** What a label must be: a value, one of some, none of some, or something that starts so. A missing label is ''. */
export type LabelCondition =
  | string
  | readonly string[]
  | { readonly not: readonly string[] }
  | { readonly startsWith: string };

/** Conditions by label; all of them must hold. The label `service` is the sender. */
export type LabelConditions = Readonly<Record<string, LabelCondition>>;

/** Labels of a group, by name. */
export type Labels = Readonly<Record<string, string>>;

/** What is asked of a metric over a window of time: points that ended after `from` and not after `to`. */
export interface WindowQuery {
  readonly metric: string;
  readonly service?: string | undefined;
  readonly where?: LabelConditions | undefined;
  /** Labels by which series stay apart; without any there is one. */
  readonly groupBy?: readonly string[] | undefined;
  readonly from: Date;
  readonly to: Date;
  readonly aggregate: Aggregate;
  /** For `share`: which events are counted above the line. */
  readonly part?: LabelConditions | undefined;
}

/** What is asked of a metric over time. */
export interface RangeQuery extends WindowQuery {
  /** Length of a stretch; stretches begin at multiples of it. */
  readonly stepMs: number;
}

/** One line: a value for each stretch, null where nothing is known. */
export interface MetricLine {
  readonly labels: Labels;
  readonly values: readonly (number | null)[];
}

/** What a metric did over time. */
export interface MetricRange {
  /** Null for a metric that was never received. */
  readonly kind: StoredKind | null;
  /** UCUM unit of the values; rates end in `/s`. */
  readonly unit: string;
  /** Starts of the stretches, milliseconds since 1970. */
  readonly startsAtMs: readonly number[];
  readonly stepMs: number;
  readonly lines: readonly MetricLine[];
  /** Lines that were left out because there are too many; the largest stay. */
  readonly hiddenLines: number;
}

/** A value of a window. */
export interface MetricValue {
  readonly labels: Labels;
  /** Null when nothing is known. */
  readonly value: number | null;
}

/** A metric that was received. */
export interface MetricInfo {
  readonly name: string;
  readonly kind: StoredKind;
  readonly unit: string;
  readonly description: string;
  readonly services: readonly string[];
  readonly seriesCount: number;
  /** ISO instant of the last point. */
  readonly lastAt: string;
  /** How many values each label has, the label with the most first. */
  readonly labels: readonly { readonly name: string; readonly valueCount: number }[];
}

/** A single measurement that belongs to a trace. */
export interface Exemplar {
  /** ISO instant. */
  readonly at: string;
  readonly value: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly service: string;
}

/** `a / b`, or null when there is nothing to divide by. A missing `a` counts as none. */
export function ratioOf(a: number | null, b: number | null): number | null {
  return b === null || b === 0 ? null : (a ?? 0) / b;
}

/** Name of a metric in an address. */
export const metricName = z
  .string()
  .trim()
  .regex(/^[A-Za-z][\w.\-/]{0,199}$/, 'must be the name of a metric');
