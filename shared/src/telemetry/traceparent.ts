/** The ids of a span, as W3C Trace Context writes them: lower-case hex. */
export interface TraceIds {
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
}

// https://www.w3.org/TR/trace-context/#traceparent-header-field-values: version ff and all-zero ids are invalid.
const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** Writes a `traceparent` header value (version 00). */
export function formatTraceparent(ids: TraceIds): string {
  return `00-${ids.traceId}-${ids.spanId}-${ids.isSampled ? '01' : '00'}`;
}

/** Reads a `traceparent` header value; null when it is missing or malformed, as the specification demands. */
export function parseTraceparent(value: string | null | undefined): TraceIds | null {
  const match = value ? TRACEPARENT.exec(value.trim()) : null;
  if (!match) return null;
  const [, traceId = '', spanId = '', flags = '0'] = match;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
