import type { Aggregate, Labels, MetricRange } from '../metrics.schema';
import { quantity } from '../quantity';

const SERVICES: Readonly<Record<string, string>> = {
  'octo-drone-shop': 'Shop',
  'enterprise-crm-portal': 'Console',
};

/** Lines that a chart draws; more cannot be told apart. */
export const DRAWN_LINES = 6;

/** Name of a line: the values of its labels; what has none is the whole. */
export function lineName(labels: Labels): string {
  const names = Object.entries(labels).map(([label, value]) =>
    label === 'service' ? (SERVICES[value] ?? value) : value || `no ${label}`,
  );
  return names.join(' · ') || 'All';
}

/** Colours of services are the same in every chart; other lines have theirs by their place. */
const SERVICE_COLOURS: Readonly<Record<string, number>> = {
  'octo-drone-shop': 1,
  'enterprise-crm-portal': 2,
};

/** Colour of a line. */
export function lineColour(labels: Labels, index: number): string {
  const { service, ...others } = labels;
  const fixed = Object.keys(others).length === 0 ? SERVICE_COLOURS[service ?? ''] : undefined;
  return `var(--color-chart-${fixed ?? (index % DRAWN_LINES) + 1})`;
}

/** Aggregates in words. */
export const AGGREGATE_WORDS: Readonly<Record<Aggregate, string>> = {
  rate: 'per second',
  sum: 'sum',
  count: 'count',
  avg: 'mean',
  min: 'least',
  max: 'most',
  last: 'last',
  p50: 'median',
  p75: '75 % below',
  p95: '95 % below',
  p99: '99 % below',
  share: 'share',
};

/** Writes a value as the axis and the tooltip of a chart show it. */
export function valueText(value: number | null, unit: string, aggregate: Aggregate): string {
  return quantity(value, unit, aggregate === 'share');
}

/** Instants of a chart, in UTC; with the day when it spans more than one. */
export function instantText(ms: number, spanMs: number): string {
  return new Intl.DateTimeFormat('en-US', {
    ...(spanMs > 20 * 3_600_000 ? { month: 'short', day: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    ...(spanMs <= 20 * 60_000 ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(new Date(ms));
}

/** The last value of a line that is known. */
export function lastValue(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}

/** Whether a range holds any value. */
export function hasValues({ lines }: MetricRange): boolean {
  return lines.some(({ values }) => values.some((value) => value !== null));
}

const TICKS_S = [30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 259_200];
const MOST_TICKS = 8;

/** Even instants for the axis of a chart, a handful of them. */
export function ticksOf(firstMs: number, endMs: number): number[] {
  const step = (TICKS_S.find((s) => (endMs - firstMs) / s / 1_000 <= MOST_TICKS) ?? 604_800) * 1_000;
  const start = Math.ceil(firstMs / step) * step;
  return Array.from({ length: Math.floor((endMs - start) / step) + 1 }, (_, index) => start + index * step);
}
