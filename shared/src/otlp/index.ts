import 'server-only';

export type { AttributeMap, AttributeValue } from './any-value';
export { ociBackends, otlpBackends, type TelemetrySettings } from './backends';
export {
  addBuckets,
  DURATION_BOUNDS_US,
  durationBucket,
  emptyBuckets,
  quantileOf,
} from './duration-buckets';
export type { LogRecord } from './log-record';
export type { ExemplarRecord, MetricPoint } from './metric-record';
export {
  createLogsReceiver,
  createMetricsReceiver,
  createTraceReceiver,
  type ReceiverOutcome,
} from './otlp-receiver';
export { type OtlpTarget, otlpTarget } from './otlp-target';
export { createRumIntake, type RumIntakeOptions } from './rum-intake';
export type { SpanEventRecord, SpanLinkRecord, SpanRecord } from './span-record';
export { strictTraceRequestSchema, tolerantTraceRequestSchema } from './trace-request';
