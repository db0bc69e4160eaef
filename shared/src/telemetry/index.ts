import 'server-only';

export { type DbSpanInput, withDbSpan } from './db-span';
export { getLogger, type Logger } from './logger';
export { maskEmail, maskPhone, maskPii } from './pii';
export { registerTelemetry, shutdownTelemetry, type TelemetryOptions } from './register';
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
