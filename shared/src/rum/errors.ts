import { pathTemplate } from './address';
import { nowMs, type RumSpan, randomHex } from './span';

const MAX_ERRORS = 20;
const MAX_STACK = 3_000;

/** Reports uncaught errors and rejections as spans, at most twenty for each page. */
export function watchErrors(emit: (span: RumSpan) => void): void {
  let count = 0;
  const report = (thrown: unknown, fallback: string) => {
    count += 1;
    if (count > MAX_ERRORS) return;
    const error = thrown instanceof Error ? thrown : new Error(fallback);
    const atMs = nowMs();
    emit({
      traceId: randomHex(16),
      spanId: randomHex(8),
      name: 'browser.exception',
      kind: 1,
      startMs: atMs,
      endMs: atMs,
      attributes: { 'browser.page.path': pathTemplate(location.pathname), 'error.type': error.name },
      events: [
        {
          name: 'exception',
          atMs,
          attributes: {
            'exception.type': error.name,
            'exception.message': error.message,
            'exception.stacktrace': error.stack?.slice(0, MAX_STACK),
          },
        },
      ],
      error: error.message,
    });
  };
  addEventListener('error', (event) => report(event.error, event.message || 'Script error'));
  addEventListener('unhandledrejection', (event) => report(event.reason, String(event.reason)));
}
