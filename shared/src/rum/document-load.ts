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

/**
 * The span of this page load. It joins the trace that rendered the document, which the server names in its
 * `Server-Timing` header; without one it is a trace of its own. Null when the server did not record its trace.
 */
export function documentLoadSpan(): RumSpan | null {
  const [entry] = performance.getEntriesByType('navigation');
  if (!entry) return null;
  const timing = entry as PerformanceNavigationTiming;
  const header = timing.serverTiming?.find(({ name }) => name === 'traceparent')?.description ?? '';
  const [, traceId, parentSpanId, flags] = TRACEPARENT.exec(header) ?? [];
  if (flags === '00') return null;
  const origin = performance.timeOrigin;
  return {
    traceId: traceId ?? randomHex(16),
    spanId: randomHex(8),
    parentSpanId,
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
