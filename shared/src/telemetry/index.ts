import 'server-only';

export { type DbSpanInput, startStatement, withDbSpan } from './db-span';
export { currentLogLevel, getLogger, type Logger, setLogLevel } from './logger';
export { type ClientCall, startClientCall } from './metrics/client-call';
export { measureRequest, onPageView } from './metrics/measured-request';
export { countMetric, observeMetric, recordMetric } from './metrics/record';
export { sampleMetrics } from './metrics/sample';
export { maskEmail, maskPhone, maskPii } from './pii';
export {
  type OciBackends,
  type OtlpBackend,
  registerTelemetry,
  shutdownTelemetry,
  type TelemetryOptions,
} from './register';
export { type FailedRequest, reportRequestError } from './request-error';
export {
  addSpanAttributes,
  addSpanEvent,
  type CurrentTrace,
  currentTraceContext,
  injectTraceHeaders,
  runWithRemoteParent,
  type SpanAttributes,
  suppressTracing,
  type WithSpanOptions,
  withSpan,
} from './span';
export { currentOperation, type RequestFields, runWithRequestFields } from './state';
export { formatTraceparent, parseTraceparent, type TraceIds } from './traceparent';
export { type WorkflowTag, workflowOf } from './workflow';
