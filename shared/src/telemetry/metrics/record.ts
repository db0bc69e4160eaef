import { type Attributes, type Counter, type Histogram, TraceFlags, trace } from '@opentelemetry/api';
import {
  type CounterName,
  type HistogramName,
  type LabelsOf,
  METRICS,
  type MetricMeaning,
  type MetricName,
  type ObservedName,
} from '../metric-names';
import { seriesKey } from './exemplars';
import { metricsState, type Reading } from './state';

const LABEL_LIMIT = 80;

/** Adds to a counter; nothing happens before metrics are started. */
export function countMetric<N extends CounterName>(name: N, labels: LabelsOf<N>, by = 1): void {
  const instrument = instrumentOf(name) as Counter | undefined;
  instrument?.add(by, allowedLabels(METRICS[name], labels));
}

/** Where a value was measured, when that is over by the time it is recorded. */
export interface MeasuredIn {
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * Records one value of a histogram: seconds, or whole units of a currency. Inside of a sampled trace the value may
 * become the exemplar of its series.
 *
 * @param measuredIn the span that was measured; the current one unless given
 */
export function recordMetric<N extends HistogramName>(
  name: N,
  value: number,
  labels: LabelsOf<N>,
  measuredIn: MeasuredIn | null = sampledSpan(),
): void {
  const instrument = instrumentOf(name) as Histogram | undefined;
  if (!instrument) return;
  const meaning = METRICS[name];
  const attributes = allowedLabels(meaning, labels);
  instrument.record(value, attributes);
  const { exemplars } = metricsState();
  if (!exemplars || !measuredIn) return;
  const { traceId, spanId } = measuredIn;
  exemplars.offer(name, seriesKey(meaning.labels, attributes), { value, traceId, spanId, atMs: Date.now() });
}

/** Ids of the current span when it is sampled. */
export function sampledSpan(): MeasuredIn | null {
  const spanContext = trace.getActiveSpan()?.spanContext();
  return spanContext && (spanContext.traceFlags & TraceFlags.SAMPLED) !== 0 ? spanContext : null;
}

/**
 * Has `read` asked whenever metrics are collected; several readers of one metric add their series. May be called
 * before metrics are started. A reader that fails costs its own values only.
 *
 * @returns a function that ends it
 */
export function observeMetric(name: ObservedName, read: () => Reading): () => void {
  const state = metricsState();
  const readers = state.readers.get(name) ?? new Set();
  state.readers.set(name, readers);
  readers.add(read);
  attachReaders(name);
  return () => readers.delete(read);
}

/** Makes the instrument of an observed metric, once there is a meter. */
export function attachReaders(name: ObservedName): void {
  const { meter, readers, attached } = metricsState();
  if (!meter || attached.has(name)) return;
  attached.add(name);
  const { kind, unit, meaning, labels } = METRICS[name] as MetricMeaning;
  const options = { unit, description: meaning };
  const instrument =
    kind === 'observed-counter'
      ? meter.createObservableCounter(name, options)
      : kind === 'observed-up-down'
        ? meter.createObservableUpDownCounter(name, options)
        : meter.createObservableGauge(name, options);
  instrument.addCallback((result) => {
    for (const read of readers.get(name) ?? []) {
      const values = read();
      if (typeof values === 'number') {
        if (Number.isFinite(values)) result.observe(values);
      } else {
        for (const [value, given] of values) result.observe(value, allowedLabels({ labels }, given));
      }
    }
  });
}

function instrumentOf(name: MetricName): Counter | Histogram | undefined {
  const { meter, instruments } = metricsState();
  if (!meter) return undefined;
  let instrument = instruments.get(name);
  if (!instrument) {
    const { kind, unit, meaning, bounds } = METRICS[name] as MetricMeaning;
    const options = { unit, description: meaning };
    instrument =
      kind === 'histogram'
        ? meter.createHistogram(name, {
            ...options,
            ...(bounds ? { advice: { explicitBucketBoundaries: [...bounds] } } : {}),
          })
        : meter.createCounter(name, options);
    instruments.set(name, instrument);
  }
  return instrument;
}

/** The labels of the table, in its order; long texts are cut and everything else is dropped. */
function allowedLabels(
  { labels }: Pick<MetricMeaning, 'labels'>,
  given: Readonly<Record<string, unknown>>,
): Attributes {
  const attributes: Attributes = {};
  for (const label of labels) {
    const value = given[label];
    if (typeof value === 'string')
      attributes[label] = value.length > LABEL_LIMIT ? value.slice(0, LABEL_LIMIT) : value;
    else if (typeof value === 'number') attributes[label] = value;
  }
  return attributes;
}
