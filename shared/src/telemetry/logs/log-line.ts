/** A log line as it was written, parsed: what every receiver of lines gets. */
export interface LogLine {
  readonly atMs: number;
  readonly level: string;
  readonly message: string;
  readonly logger: string;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly isSampled: boolean;
  /** Facts of the line, without the fields above and those of the service. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The line itself, JSON. */
  readonly text: string;
}

/** Fields that are told in another way, or that the resource says. */
const TOLD_OTHERWISE = new Set([
  'timestamp',
  'level',
  'message',
  'service.name',
  'service.version',
  'trace_id',
  'span_id',
  'traceparent',
  'oracleApmTraceId',
  'oracleApmSpanId',
]);
/** Names of the seed's fields in the words of spans and metrics. */
const RENAMED: Readonly<Record<string, string>> = {
  workflow_id: 'workflow.id',
  workflow_step: 'workflow.step',
};

/** Reads a line that our logger wrote; null when it is not one. */
export function readLogLine(text: string): LogLine | null {
  let line: Record<string, unknown>;
  try {
    line = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Something else wrote to the stream; it is on standard output all the same.
    return null;
  }
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(line)) {
    if (name === 'err' || name === 'error') Object.assign(fields, exceptionOf(value));
    else if (!TOLD_OTHERWISE.has(name)) fields[RENAMED[name] ?? name] = value;
  }
  const traceparent = textOf(line.traceparent);
  return {
    atMs: Date.parse(textOf(line.timestamp) ?? '') || Date.now(),
    level: textOf(line.level) ?? 'info',
    message: textOf(line.message) ?? '',
    logger: textOf(line.logger) ?? 'octo',
    traceId: textOf(line.trace_id),
    spanId: textOf(line.span_id),
    isSampled: traceparent?.endsWith('-01') ?? false,
    fields,
    text,
  };
}

/** An error in the words of https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/. */
function exceptionOf(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { 'exception.message': String(error) };
  const { type, message, stack, ...rest } = error as Record<string, unknown>;
  return {
    'exception.type': type,
    'exception.message': message,
    'exception.stacktrace': stack,
    ...(rest.code === undefined ? {} : { 'error.type': rest.code }),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
