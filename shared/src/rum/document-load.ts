import { pathTemplate } from './address';
import { type RumSpan, randomHex } from './span';

const MARKS = [
  'responseStart',
  'responseEnd',
  'domInteractive',
  'domContentLoadedEventEnd',
  'loadEventEnd',
] as const;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Where the load of this page stands among the server's spans. */
export interface PageTrace {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
}

/**
 * The trace of this page load: the one that rendered the document, which the server names in its `Server-Timing`
 * header, or a new one when there is none, or when the server does not record its own.
 */
export function pageTrace(): PageTrace {
  const header =
    navigationTiming()?.serverTiming?.find(({ name }) => name === 'traceparent')?.description ?? '';
  const [, traceId, parentSpanId, flags] = TRACEPARENT.exec(header) ?? [];
  if (!traceId || flags === '00')
    return { traceId: randomHex(16), spanId: randomHex(8), parentSpanId: undefined };
  return { traceId, spanId: randomHex(8), parentSpanId };
}

/** The span of this page load; call when the page has loaded. */
export function documentLoadSpan(trace: PageTrace): RumSpan | null {
  const timing = navigationTiming();
  if (!timing) return null;
  const origin = performance.timeOrigin;
  return {
    ...trace,
    name: 'documentLoad',
    kind: 1,
    startMs: origin + timing.startTime,
    endMs: origin + (timing.loadEventEnd || performance.now()),
    attributes: {
      'browser.page.path': pathTemplate(location.pathname),
      'browser.navigation.type': timing.type,
      'http.response.body.size': timing.encodedBodySize,
    },
    events: MARKS.filter((mark) => timing[mark] > 0).map((mark) => ({
      name: mark,
      atMs: origin + timing[mark],
    })),
  };
}

function navigationTiming(): PerformanceNavigationTiming | undefined {
  return performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
}
