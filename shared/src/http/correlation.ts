import 'server-only';
import { newUuid } from '../ids';
import { currentTraceContext } from '../telemetry';

/** The ids by which a request is found again in logs, traces and the other service. */
export interface CorrelationIds {
  readonly requestId: string;
  readonly correlationId: string;
  /** Null only when tracing is off. */
  readonly traceId: string | null;
}

const SAFE_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** Takes `X-Request-Id` and `X-Correlation-Id` from the caller when they are harmless, otherwise makes them. */
export function readCorrelation(headers: Headers): CorrelationIds {
  const given = headers.get('x-request-id');
  const requestId = given && SAFE_ID.test(given) ? given : newUuid();
  const traceId = currentTraceContext()?.traceId ?? null;
  const correlation = headers.get('x-correlation-id');
  return {
    requestId,
    traceId,
    correlationId:
      correlation && SAFE_ID.test(correlation) && correlation.length <= 64
        ? correlation
        : (traceId ?? requestId.slice(0, 64)),
  };
}

/** The response headers that carry the ids. */
export function correlationHeaders(ids: CorrelationIds): Record<string, string> {
  return {
    'x-request-id': ids.requestId,
    'x-correlation-id': ids.correlationId,
    ...(ids.traceId ? { 'x-trace-id': ids.traceId } : {}),
  };
}
