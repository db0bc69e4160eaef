import 'server-only';
import { context, trace } from '@opentelemetry/api';
import { type DestinationStream, type LevelWithSilent, type Logger, type LoggerOptions, pino } from 'pino';
import { initialLogLevel } from './config';
import { RepeatLimit } from './logs/repeats';
import { workflowOfRequest } from './metrics/measured-request';
import { maskPii } from './pii';
import { currentTraceContext } from './span';
import { telemetryState } from './state';

export type { Logger } from 'pino';

const NAME = Symbol('octo.logger.name');

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
  let logger = state.loggers.get(name);
  if (!logger) {
    logger = childOf(state.rootLogger, name);
    state.loggers.set(name, logger);
  }
  return logger;
}

/** Changes the level of every logger of this process, until it ends. */
export function setLogLevel(level: LevelWithSilent): void {
  const { rootLogger, loggers } = telemetryState();
  if (rootLogger) rootLogger.level = level;
  for (const logger of loggers.values()) logger.level = level;
}

/** The level that lines of this process must have at least. */
export function currentLogLevel(): string {
  return telemetryState().rootLogger?.level ?? initialLogLevel();
}

/** A logger of a root that is not the process's own (tests). */
export function childOf(root: Logger, name: string): Logger {
  return Object.assign(root.child({ logger: name }), { [NAME]: name });
}

/** The logger behind {@link getLogger}; a destination is given in tests only. */
export function createRootLogger(
  destination?: DestinationStream,
  repeats: RepeatLimit = new RepeatLimit(),
): Logger {
  const options: LoggerOptions = {
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
    hooks: {
      logMethod(args, method, level) {
        const message = args.find((arg) => typeof arg === 'string');
        const name = (this as Logger & { [NAME]?: string })[NAME];
        const summarise = (suppressedCount: number) =>
          method.apply(this, [{ suppressedCount, repeated: message }, 'Log line repeated']);
        if (message === undefined || repeats.admit(`${name} ${level} ${message}`, summarise))
          method.apply(this, args);
      },
      streamWrite: (line) => {
        telemetryState().lineSink?.(line);
        return line;
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Fields that tie a line to its service, trace and request. */
function correlationFields(): Record<string, string> {
  const { service, requestFields } = telemetryState();
  const fields: Record<string, string> = { 'service.name': service.name, 'service.version': service.version };
  const current = currentTraceContext();
  if (current) {
    fields.trace_id = current.traceId;
    fields.span_id = current.spanId;
    fields.traceparent = current.traceparent;
    // OCI Log Analytics joins to APM by these names.
    fields.oracleApmTraceId = current.traceId;
    fields.oracleApmSpanId = current.spanId;
  }
  const request = requestFields.getStore();
  if (request?.requestId) fields.request_id = request.requestId;
  const workflow = currentWorkflow();
  if (workflow) {
    fields.workflow_id = workflow.id;
    fields.workflow_step = workflow.step;
  }
  return fields;
}

/** By the one rule table: the span under way has it, and of a request that is not sampled its address. */
function currentWorkflow(): { readonly id: string; readonly step: string } | null {
  const active = context.active();
  const span = trace.getSpan(active) as
    | { readonly attributes?: Readonly<Record<string, unknown>> }
    | undefined;
  const id = span?.attributes?.['workflow.id'];
  if (id !== undefined) return { id: String(id), step: String(span?.attributes?.['workflow.step'] ?? '') };
  return workflowOfRequest(active);
}
