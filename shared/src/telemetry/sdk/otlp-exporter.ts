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
import type { OtlpBackend, Signal } from '../register';

const TIMEOUT_MS = 5_000;
const CONCURRENCY = 4;

const COUNTERS = {
  traces: 'otel.sdk.exporter.span.exported',
  metrics: 'otel.sdk.exporter.metric_data_point.exported',
  logs: 'otel.sdk.exporter.log.exported',
} as const satisfies Record<Signal, CounterName>;

/** Services of https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto/collector. */
const GRPC = {
  traces: ['TraceExportService', '/opentelemetry.proto.collector.trace.v1.TraceService/Export'],
  metrics: ['MetricsExportService', '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export'],
  logs: ['LogsExportService', '/opentelemetry.proto.collector.logs.v1.LogsService/Export'],
} as const satisfies Record<Signal, readonly [string, string]>;

/** An exporter of any signal, in the shape that the SDK's processors and readers take. */
export interface CountedExporter<T> {
  export(items: T, done: (result: ExportResult) => void): void;
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
}

/** What an exporter sends, and how it is counted. */
export interface ExportKind<T, R> {
  readonly signal: Signal;
  readonly serializer: ISerializer<T, R>;
  readonly sizeOf: (items: T) => number;
}

/**
 * An exporter to a backend by OTLP in binary form, over HTTP or gRPC; null when the backend does not take the signal.
 * What it hands over and what it loses is counted.
 */
export async function otlpExporter<T, R>(
  backend: OtlpBackend,
  kind: ExportKind<T, R>,
): Promise<CountedExporter<T> | null> {
  const url = backend.urls[kind.signal];
  if (url === undefined) return null;
  const isGrpc = backend.protocol === 'grpc';
  const delegate = isGrpc ? await grpcDelegate(url, backend, kind) : httpDelegate(url, backend, kind);
  return counted(delegate, backend, kind);
}

function httpDelegate<T, R>(
  url: string,
  { headers }: OtlpBackend,
  { serializer }: ExportKind<T, R>,
): IOtlpExportDelegate<T> {
  return createOtlpHttpExportDelegate(
    {
      url,
      headers: async () => ({ ...headers, 'content-type': 'application/x-protobuf' }),
      timeoutMillis: TIMEOUT_MS,
      concurrencyLimit: CONCURRENCY,
      compression: 'none',
      agentFactory: httpAgentFactoryFromOptions({ keepAlive: true }),
    },
    serializer,
  );
}

async function grpcDelegate<T, R>(
  url: string,
  { headers }: OtlpBackend,
  { signal, serializer }: ExportKind<T, R>,
): Promise<IOtlpExportDelegate<T>> {
  // Weighs some 20 MB in memory, so only who asks for it pays.
  const grpc = await import('@opentelemetry/otlp-grpc-exporter-base');
  const metadata = grpc.createEmptyMetadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  const [name, path] = GRPC[signal];
  const options = grpc.convertLegacyOtlpGrpcOptions(
    { url, metadata, timeoutMillis: TIMEOUT_MS, concurrencyLimit: CONCURRENCY },
    signal.toUpperCase(),
  );
  return grpc.createOtlpGrpcExportDelegate(options, serializer, name, path);
}

function counted<T, R>(
  inner: IOtlpExportDelegate<T>,
  { name, protocol }: OtlpBackend,
  { signal, sizeOf }: ExportKind<T, R>,
): CountedExporter<T> {
  const type = protocol === 'grpc' ? 'otlp_grpc_exporter' : 'otlp_http_exporter';
  const labels = { 'otel.component.name': name, 'otel.component.type': type };
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
