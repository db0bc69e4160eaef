import 'server-only';
import { trace } from '@opentelemetry/api';
import { getLogger } from './logger';
import { safePath, safeQuery } from './safe-url';
import { recordFailure } from './span';

/** Where an unhandled error happened. */
export interface FailedRequest {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  /** Route template. */
  readonly route: string;
  /** `render`, `route`, `action` or `proxy`. */
  readonly routeType: string;
}

/** Logs an error that no seam handled and marks the span of its request; called by Next's `onRequestError`. */
export function reportRequestError(error: unknown, request: FailedRequest): void {
  const span = trace.getActiveSpan();
  if (span) recordFailure(span, error);
  const [path = '/', query] = request.path.split('?', 2);
  const digest = (error as { digest?: unknown } | null)?.digest;
  getLogger('http').error(
    {
      err: error,
      method: request.method,
      path: safePath(path, request.route),
      query: safeQuery(query),
      route: request.route,
      routeType: request.routeType,
      ...(typeof digest === 'string' ? { digest } : {}),
    },
    'Unhandled request exception',
  );
}
