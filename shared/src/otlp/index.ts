import 'server-only';

export type { AttributeMap, AttributeValue } from './any-value';
export {
  addBuckets,
  DURATION_BOUNDS_US,
  durationBucket,
  emptyBuckets,
  quantileOf,
} from './duration-buckets';
export { type OtlpTarget, otlpBackends, otlpTarget } from './otlp-target';
export { createRumIntake, type RumIntakeOptions } from './rum-intake';
export {
  type DecodedRequest,
  decodeTraceRequest,
  type SpanEventRecord,
  type SpanLinkRecord,
  type SpanRecord,
} from './span-record';
export { createTraceReceiver, type TraceReceiverOptions } from './trace-receiver';
export { strictTraceRequestSchema, tolerantTraceRequestSchema } from './trace-request';
