import 'server-only';
import { type DestinationStream, type Logger, pino } from 'pino';
import { initialLogLevel } from './config';
import { maskPii } from './pii';
import { currentTraceContext } from './span';
import { telemetryState } from './state';

export type { Logger } from 'pino';

/**
 * A JSON logger to standard output. Fields come first, the message second:
 * `log.info({ orderId }, 'Order persisted in backend')`. The line carries the trace and the request it belongs
 * to; personal data in well-known fields is masked.
 *
 * @param name where the line comes from, dotted (`orders.sync`)
 */
export function getLogger(name: string): Logger {
  const state = telemetryState();
  state.rootLogger ??= createRootLogger();
  return state.rootLogger.child({ logger: name });
}

/** The logger behind {@link getLogger}; a destination is given in tests only. */
export function createRootLogger(destination?: DestinationStream): Logger {
  const options = {
    level: initialLogLevel(),
    base: null,
    messageKey: 'message',
    errorKey: 'error',
    timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: maskPii,
    },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
    mixin: correlationFields,
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Fields that tie a line to its service, trace and request. */
function correlationFields(): Record<string, string> {
  const { service, requestFields } = telemetryState();
  const fields: Record<string, string> = { 'service.name': service.name, 'service.version': service.version };
  const trace = currentTraceContext();
  if (trace) {
    fields.trace_id = trace.traceId;
    fields.span_id = trace.spanId;
    fields.traceparent = trace.traceparent;
    // OCI Log Analytics joins to APM by these names.
    fields.oracleApmTraceId = trace.traceId;
    fields.oracleApmSpanId = trace.spanId;
  }
  const request = requestFields.getStore();
  if (request?.requestId) fields.request_id = request.requestId;
  if (request?.workflowId) fields.workflow_id = request.workflowId;
  if (request?.workflowStep) fields.workflow_step = request.workflowStep;
  return fields;
}
