import 'server-only';
import { translateDbError } from '@octo/shared/db';
import { ERROR_CODES, type ErrorCode, isAppError } from '@octo/shared/errors';
import { currentTraceContext, getLogger } from '@octo/shared/telemetry';
import { forbidden, notFound, unstable_rethrow } from 'next/navigation';
import { type OperatorContext, pageContext } from './context';

const log = getLogger('page');

/** Runs the service calls of a page behind the sign-in with the operator's context; see {@link guarded}. */
export function forPage<T>(load: (context: OperatorContext) => Promise<T>): Promise<T> {
  return guarded(async () => load(await pageContext()));
}

/**
 * Runs what a page needs. Refusals become Next's own pages (403, 404); what remains reaches `error.tsx` with a
 * digest that names the error code and the trace, because in production that is all a browser gets to see of an
 * error.
 */
export async function guarded<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = translateDbError(thrown);
    const code: ErrorCode = isAppError(error) ? error.code : 'internal';
    const { status, level } = ERROR_CODES[code];
    if (status === 403) forbidden();
    if (status === 404 || code === 'validation_failed') notFound();
    log[level]({ err: error, code }, 'Page failed');
    const traceId = currentTraceContext()?.traceId ?? '';
    throw Object.assign(error instanceof Error ? error : new Error(code), { digest: `${code}:${traceId}` });
  }
}

/** Id of the trace that this page is part of: the support code of its error pages. Empty without tracing. */
export function currentTraceId(): string {
  return currentTraceContext()?.traceId ?? '';
}
