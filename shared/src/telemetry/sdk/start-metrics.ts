import 'server-only';
import { metrics } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  InstrumentType,
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { ExemplarStore } from '../metrics/exemplars';
import { attachReaders } from '../metrics/record';
import { metricsState } from '../metrics/state';
import type { OtlpBackend, TelemetryOptions } from '../register';
import { metricSerializer } from './metric-serializer';
import { otlpExporter } from './otlp-exporter';
import { observeRuntime } from './runtime-metrics';

/** Series of one metric; more than these become one, so that a mistake costs memory of a known size. */
const MAX_SERIES = 2_000;

/** Starts metrics towards every backend. Without one nothing is recorded at all. */
export async function startMetrics(
  options: TelemetryOptions,
  resource: Resource,
): Promise<MeterProvider | null> {
  const { backends, metricIntervalMs, oci } = options;
  const exemplars = new ExemplarStore(metricIntervalMs);
  const readers = await Promise.all(
    backends.map((backend) => readerOf(backend, exemplars, metricIntervalMs)),
  );
  const monitoring = oci?.monitoring
    ? (await import('./oci/monitoring')).monitoringReader(oci, options)
    : null;
  const all = [...readers, monitoring].filter((reader) => reader !== null);
  if (all.length === 0) return null;
  const provider = new MeterProvider({ resource, readers: all });
  const state = metricsState();
  metrics.setGlobalMeterProvider(provider);
  state.exemplars = exemplars;
  state.meter = provider.getMeter('octo');
  for (const name of state.readers.keys()) attachReaders(name);
  observeRuntime();
  return provider;
}

/** Forgets the instruments of a provider that was stopped. */
export function forgetMetrics(): void {
  const state = metricsState();
  state.meter = null;
  state.exemplars = null;
  state.instruments.clear();
  state.attached.clear();
  metrics.disable();
}

async function readerOf(
  backend: OtlpBackend,
  exemplars: ExemplarStore,
  intervalMs: number,
): Promise<PeriodicExportingMetricReader | null> {
  const inner = await otlpExporter(backend, {
    signal: 'metrics',
    serializer: metricSerializer(exemplars),
    sizeOf: countPoints,
  });
  if (!inner) return null;
  const exporter: PushMetricExporter = {
    export: (items, done) => inner.export(items, done),
    forceFlush: () => inner.forceFlush(),
    shutdown: () => inner.shutdown(),
    selectAggregationTemporality: (type) =>
      backend.temporality === 'delta' && !isLevel(type)
        ? AggregationTemporality.DELTA
        : AggregationTemporality.CUMULATIVE,
  };
  return new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: intervalMs,
    exportTimeoutMillis: Math.min(6_000, intervalMs),
    cardinalityLimits: { default: MAX_SERIES },
  });
}

/** Levels (open connections, requests under way) have no difference that would mean anything. */
function isLevel(type: InstrumentType): boolean {
  return type === InstrumentType.UP_DOWN_COUNTER || type === InstrumentType.OBSERVABLE_UP_DOWN_COUNTER;
}

function countPoints({ scopeMetrics }: ResourceMetrics): number {
  let count = 0;
  for (const { metrics: list } of scopeMetrics) for (const { dataPoints } of list) count += dataPoints.length;
  return count;
}
