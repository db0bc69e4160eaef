import { pathTemplate } from './address';
import { nowMs, type RumSpan, randomHex } from './span';

const MAX_ERRORS = 20;
const MAX_STACK = 3_000;
const MAX_MESSAGE = 400;

/** The span of one error. */
export function errorSpan(thrown: unknown, fallback: string): RumSpan {
  const error = thrown instanceof Error ? thrown : new Error(fallback);
  const atMs = nowMs();
  const message = withoutPeople(error.message);
  return {
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
          'exception.message': message,
          'exception.stacktrace': withoutPeople(error.stack?.slice(0, MAX_STACK) ?? ''),
        },
      },
    ],
    error: message.slice(0, MAX_MESSAGE),
  };
}

/** Builds a reporter that stops after twenty errors of one page load. */
export function boundedErrors(emit: (span: RumSpan) => void): (thrown: unknown, fallback: string) => void {
  let count = 0;
  return (thrown, fallback) => {
    count += 1;
    if (count <= MAX_ERRORS) emit(errorSpan(thrown, fallback));
  };
}

/** Reports uncaught errors and rejections. */
export function watchErrors(report: (thrown: unknown, fallback: string) => void): void {
  addEventListener('error', (event) => report(event.error, event.message || 'Script error'));
  addEventListener('unhandledrejection', (event) => report(event.reason, String(event.reason)));
}

function withoutPeople(text: string): string {
  return text.replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '***');
}
