import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { attachReaders } from '../metrics/record';
import { metricsState } from '../metrics/state';

/** One point: a number, or how often and how much a histogram was recorded. */
export interface RecordedPoint {
  readonly name: string;
  readonly labels: Record<string, unknown>;
  readonly value: number | { readonly count: number; readonly sum: number };
}

/** Metrics as in production, into memory; for tests. Call `stop` afterwards. */
export function recordMetrics() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.DELTA);
  const provider = new MeterProvider({
    readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })],
  });
  const state = metricsState();
  state.meter = provider.getMeter('octo');
  for (const name of state.readers.keys()) attachReaders(name);
  return {
    /** What was recorded since the last time, and what is observed now. */
    take: async (): Promise<RecordedPoint[]> => {
      await provider.forceFlush();
      const all = exporter
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap((scope) => scope.metrics);
      exporter.reset();
      return all.flatMap(({ descriptor, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => ({
          name: descriptor.name,
          labels: attributes,
          // Without negative values a histogram has its sum.
          value: typeof value === 'number' ? value : { count: value.count, sum: value.sum ?? 0 },
        })),
      );
    },
    stop: async () => {
      await provider.shutdown();
      state.meter = null;
      state.instruments.clear();
      state.attached.clear();
      metrics.disable();
    },
  };
}
