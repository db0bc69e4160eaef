import type { UserAction } from './action';
import { pathTemplate } from './address';
import { nowMs, type RumSpan, randomHex } from './span';

/** What the patched fetch needs to know. */
export interface FetchTracing {
  /** Path of the intake; calls to it are left alone. */
  readonly endpoint: string;
  readonly emit: (span: RumSpan) => void;
  /** The action that is under way, if any. */
  readonly action: () => UserAction | null;
  /** True once the visitor said no: calls go out as they are. */
  readonly isOff?: () => boolean;
}

const PREFETCH_HEADERS = ['next-router-prefetch', 'next-router-segment-prefetch', 'purpose'];

/**
 * Replaces `fetch` so that calls to our own origin carry `traceparent` and become CLIENT spans. Other origins
 * never see the header. Prefetches carry an unsampled one: nobody waits for them.
 */
export function tracedFetch(original: typeof fetch, tracing: FetchTracing): typeof fetch {
  return (input, init) => {
    let prepared: PreparedCall | null = null;
    try {
      prepared = prepare(input, init, tracing);
    } catch {
      // Telemetry must not break the page: the call goes out as it was.
    }
    if (!prepared) return original(input, init);
    const { finish } = prepared;
    return original(input, prepared.init).then(
      (response) => {
        finish?.(response.status);
        return response;
      },
      (error: unknown) => {
        finish?.(error);
        throw error;
      },
    );
  };
}

interface PreparedCall {
  readonly init: RequestInit;
  readonly finish: ((outcome: unknown) => void) | null;
}

function prepare(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  tracing: FetchTracing,
): PreparedCall | null {
  if (tracing.isOff?.()) return null;
  const request = input instanceof Request ? input : null;
  const url = new URL(request ? request.url : String(input), location.href);
  if (url.origin !== location.origin || url.pathname === tracing.endpoint) return null;
  const headers = new Headers(init?.headers ?? request?.headers);
  if (headers.has('traceparent')) return null;
  if (PREFETCH_HEADERS.some((name) => headers.has(name))) {
    headers.set('traceparent', `00-${randomHex(16)}-${randomHex(8)}-00`);
    return { init: { ...init, headers }, finish: null };
  }
  const method = (init?.method ?? request?.method ?? 'GET').toUpperCase();
  const action = tracing.action();
  const place = action?.beginCall() ?? {
    traceId: randomHex(16),
    spanId: randomHex(8),
    parentSpanId: undefined,
  };
  headers.set('traceparent', `00-${place.traceId}-${place.spanId}-01`);
  const startMs = nowMs();
  const path = pathTemplate(url.pathname);
  const finish = (outcome: unknown) => {
    try {
      action?.endCall();
      tracing.emit({
        ...place,
        name: `${method} ${path}`,
        kind: 3,
        startMs,
        endMs: nowMs(),
        attributes: {
          'http.request.method': method,
          'url.path': path,
          'server.address': url.hostname,
          'browser.page.path': pathTemplate(location.pathname),
          'next.rsc': headers.has('rsc') || undefined,
          'next.action': headers.has('next-action') || undefined,
          ...outcomeAttributes(outcome),
        },
        error: errorOf(outcome),
      });
    } catch {
      // As above: the page goes on without this span.
    }
  };
  return { init: { ...init, headers }, finish };
}

function outcomeAttributes(outcome: unknown): Record<string, string | number> {
  if (typeof outcome !== 'number')
    return { 'error.type': outcome instanceof Error ? outcome.name : 'unknown' };
  return {
    'http.response.status_code': outcome,
    ...(outcome >= 400 ? { 'error.type': String(outcome) } : {}),
  };
}

function errorOf(outcome: unknown): string | undefined {
  if (typeof outcome === 'number') return outcome >= 400 ? `HTTP ${outcome}` : undefined;
  // Leaving a page cancels its calls; that is no failure.
  if (outcome instanceof Error && outcome.name === 'AbortError') return undefined;
  return outcome instanceof Error ? outcome.message : 'The call failed';
}
