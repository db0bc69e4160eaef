import 'server-only';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { IOtlpExportDelegate } from '@opentelemetry/otlp-exporter-base';
import {
  createOtlpHttpExportDelegate,
  httpAgentFactoryFromOptions,
} from '@opentelemetry/otlp-exporter-base/node-http';
import type { ISerializer } from '@opentelemetry/otlp-transformer';
import type { CounterName } from '../metric-names';
import { countMetric } from '../metrics/record';
import type { OtlpBackend } from '../register';

/** What is sent. */
export type Signal = 'traces' | 'metrics' | 'logs';

const COUNTERS = {
  traces: 'otel.sdk.exporter.span.exported',
  metrics: 'otel.sdk.exporter.metric_data_point.exported',
  logs: 'otel.sdk.exporter.log.exported',
} as const satisfies Record<Signal, CounterName>;

/** An exporter of any signal, in the shape that the SDK's processors and readers take. */
export interface CountedExporter<T> {
  export(items: T, done: (result: ExportResult) => void): void;
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
}

/** An exporter to a backend by OTLP in binary form. What it hands over and what it loses is counted. */
export function otlpExporter<T, R>(
  backend: OtlpBackend,
  signal: Signal,
  serializer: ISerializer<T, R>,
  sizeOf: (items: T) => number,
): CountedExporter<T> {
  return counted(httpDelegate(backend, signal, serializer), { backend, signal, sizeOf });
}

function httpDelegate<T, R>(
  { endpoint, headers }: OtlpBackend,
  signal: Signal,
  serializer: ISerializer<T, R>,
): IOtlpExportDelegate<T> {
  return createOtlpHttpExportDelegate(
    {
      url: `${endpoint.replace(/\/+$/, '')}/v1/${signal}`,
      headers: async () => ({ ...headers, 'content-type': 'application/x-protobuf' }),
      timeoutMillis: 5_000,
      concurrencyLimit: 4,
      compression: 'none',
      agentFactory: httpAgentFactoryFromOptions({ keepAlive: true }),
    },
    serializer,
  );
}

function counted<T>(
  inner: IOtlpExportDelegate<T>,
  what: { readonly backend: OtlpBackend; readonly signal: Signal; readonly sizeOf: (items: T) => number },
): CountedExporter<T> {
  const { backend, signal, sizeOf } = what;
  const labels = { 'otel.component.name': backend.name, 'otel.component.type': 'otlp_http_exporter' };
  return {
    export(items, done) {
      const size = sizeOf(items);
      inner.export(items, (result) => {
        const error = result.code === ExportResultCode.FAILED ? (result.error?.name ?? 'failed') : undefined;
        countMetric(COUNTERS[signal], error ? { ...labels, 'error.type': error } : labels, size);
        done(result);
      });
    },
    forceFlush: () => inner.forceFlush(),
    shutdown: () => inner.shutdown(),
  };
}
