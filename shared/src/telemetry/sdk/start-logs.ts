import 'server-only';
import { ROOT_CONTEXT, TraceFlags, trace } from '@opentelemetry/api';
import { type LogAttributes, SeverityNumber } from '@opentelemetry/api-logs';
import { ExportResultCode } from '@opentelemetry/core';
import { ProtobufLogsSerializer } from '@opentelemetry/otlp-transformer';
import type { Resource } from '@opentelemetry/resources';
import { LoggerProvider, type LogRecordProcessor, type ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { BatchQueue } from '../logs/batch-queue';
import { type LogLine, readLogLine } from '../logs/log-line';
import { countMetric } from '../metrics/record';
import type { OtlpBackend, TelemetryOptions } from '../register';
import { telemetryState } from '../state';
import { otlpExporter } from './otlp-exporter';

const SEVERITIES: Readonly<Record<string, SeverityNumber>> = {
  trace: SeverityNumber.TRACE,
  debug: SeverityNumber.DEBUG,
  info: SeverityNumber.INFO,
  warn: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
  fatal: SeverityNumber.FATAL,
};
/** Speaks about exporting; sent on, it could speak about itself. */
const NOT_SENT = 'telemetry';

/** Has every log line sent to the backends too, beside standard output. @returns a function that flushes and stops */
export async function startLogs(options: TelemetryOptions, resource: Resource): Promise<() => Promise<void>> {
  const { backends, oci } = options;
  const found = await Promise.all(backends.map(processorOf));
  const processors = found.filter((processor) => processor !== null);
  const logging = oci?.logging ? (await import('./oci/logging')).loggingSink(oci, options) : null;
  if (processors.length === 0 && !logging) return async () => undefined;
  const provider = processors.length > 0 ? new LoggerProvider({ resource, processors }) : null;
  const logger = provider?.getLogger('octo');
  const state = telemetryState();
  state.lineSink = (text) => {
    const line = readLogLine(text);
    if (!line || line.logger === NOT_SENT) return;
    logger?.emit(recordOf(line));
    logging?.add(line);
  };
  return async () => {
    state.lineSink = null;
    await Promise.allSettled([provider?.shutdown(), logging?.stop()]);
  };
}

function recordOf(line: LogLine) {
  const { traceId, spanId, isSampled } = line;
  return {
    timestamp: line.atMs,
    observedTimestamp: line.atMs,
    severityNumber: SEVERITIES[line.level] ?? SeverityNumber.UNSPECIFIED,
    severityText: line.level.toUpperCase(),
    body: line.message,
    // The line came out of JSON, so it holds nothing that a record cannot.
    attributes: line.fields as LogAttributes,
    context:
      traceId && spanId
        ? trace.setSpanContext(ROOT_CONTEXT, {
            traceId,
            spanId,
            traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
          })
        : ROOT_CONTEXT,
  };
}

/** A bounded queue to one backend; what it loses is counted. */
async function processorOf(backend: OtlpBackend): Promise<LogRecordProcessor | null> {
  const exporter = await otlpExporter<ReadableLogRecord[], unknown>(backend, {
    signal: 'logs',
    serializer: ProtobufLogsSerializer,
    sizeOf: (records) => records.length,
  });
  if (!exporter) return null;
  const queue = new BatchQueue<ReadableLogRecord>({
    maxItems: 4_096,
    batchSize: 512,
    delayMs: 1_000,
    send: (batch) =>
      new Promise((resolve, reject) => {
        exporter.export([...batch], ({ code, error }) => {
          if (code === ExportResultCode.SUCCESS) resolve();
          else reject(error ?? new Error('The log records were not taken.'));
        });
      }),
    // What a backend refused was counted by the exporter.
    onLost: (count, reason) => {
      if (reason === 'queue_full')
        countMetric(
          'otel.sdk.processor.log.processed',
          { 'otel.component.name': backend.name, 'error.type': reason },
          count,
        );
    },
  });
  return {
    onEmit: (record) => queue.add(record),
    forceFlush: () => queue.flush(),
    shutdown: async () => {
      await queue.flush();
      await exporter.shutdown();
    },
  };
}
