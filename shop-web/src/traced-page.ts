import 'server-only';
import { currentTraceContext } from '@octo/shared/telemetry';
import { unstable_rethrow } from 'next/navigation';

/**
 * Wraps a page, layout or `generateMetadata`, so that an error which it throws carries the trace id as its
 * digest: that is what the error page shows as the support code, and what the console finds the trace by.
 */
export function tracedPage<P, R>(render: (props: P) => Promise<R>): (props: P) => Promise<R> {
  return async (props) => {
    try {
      return await render(props);
    } catch (error) {
      // notFound(), redirect() and their like are control flow, not failures.
      unstable_rethrow(error);
      const traceId = currentTraceContext()?.traceId;
      if (traceId !== undefined && error instanceof Error && !('digest' in error)) {
        Object.assign(error, { digest: traceId });
      }
      throw error;
    }
  };
}
