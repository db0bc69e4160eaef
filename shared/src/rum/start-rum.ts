import { UserAction } from './action';
import { pathTemplate } from './address';
import { documentLoadSpan, type PageTrace, pageTrace } from './document-load';
import { watchErrors } from './errors';
import { tracedFetch } from './fetch-spans';
import { RumQueue } from './queue';
import { isOptedOut, readSession } from './session';
import { nowMs, type RumAttributes, type RumSpan, randomHex } from './span';

/** How a page reports. */
export interface RumOptions {
  /** Same-origin path of the intake. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** Share of sessions that report, 0..1. Default 1. */
  readonly sampleRatio?: number;
  /** Event that is recorded once the page has loaded. */
  readonly loadEvent?: string;
}

interface Rum {
  readonly emit: (span: RumSpan) => void;
  action: UserAction | null;
}

// One per page, also when a bundler gives two entry points their own copy of this module.
const KEY = Symbol.for('octo.rum');
const page = globalThis as typeof globalThis & { [KEY]?: Rum };

/**
 * Starts reporting; call once, before the page becomes interactive. Does nothing on a server, for visitors who opted
 * out, and for sessions outside of the sample. Never throws.
 */
export function startRum(options: RumOptions): void {
  try {
    if (typeof window === 'undefined' || page[KEY] || isOptedOut()) return;
    const session = readSession(options.sampleRatio ?? 1);
    if (session.isSampled) begin(options, session.id);
  } catch {
    // A browser that lacks something goes without telemetry, not without the page.
  }
}

function begin(options: RumOptions, sessionId: string): void {
  const originalFetch = window.fetch.bind(window);
  const queue = new RumQueue(
    {
      beacon: (body) =>
        navigator.sendBeacon(options.endpoint, new Blob([body], { type: 'application/json' })),
      post: (body) => {
        const headers = { 'content-type': 'application/json' };
        void originalFetch(options.endpoint, { method: 'POST', headers, body, keepalive: true }).catch(
          () => undefined,
        );
      },
    },
    {
      'service.name': options.serviceName,
      'session.id': sessionId,
      'user_agent.original': navigator.userAgent,
      'browser.language': navigator.language,
      'telemetry.sdk.name': 'octo-rum',
      'telemetry.sdk.language': 'webjs',
    },
  );
  const rum: Rum = { emit: (span) => queue.add(span), action: null };
  page[KEY] = rum;
  const beginAction = () => {
    rum.action?.close();
    rum.action = new UserAction(rum.emit);
  };
  addEventListener('click', beginAction, { capture: true, passive: true });
  addEventListener('submit', beginAction, { capture: true, passive: true });
  window.fetch = tracedFetch(originalFetch, {
    endpoint: options.endpoint,
    emit: rum.emit,
    action: () => currentAction(rum),
  });
  watchErrors(rum.emit);
  const trace = pageTrace();
  if (trace) watchPageLoad(rum, trace, options.loadEvent);
  addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return;
    rum.action?.close();
    queue.send(true);
  });
}

// Calls that the page makes while it loads belong to its load.
function watchPageLoad(rum: Rum, trace: PageTrace, loadEvent: string | undefined): void {
  const load = new UserAction(rum.emit, trace);
  rum.action = load;
  whenLoaded(() => {
    load.extend();
    const span = documentLoadSpan(trace);
    if (!span) return;
    rum.emit(span);
    if (!loadEvent) return;
    const { traceId, spanId: parentSpanId, endMs, attributes } = span;
    rum.emit({
      ...{ traceId, spanId: randomHex(8), parentSpanId, name: loadEvent, kind: 1 },
      ...{ startMs: endMs, endMs, attributes: { 'browser.page.path': attributes['browser.page.path'] } },
    });
  });
}

function currentAction(rum: Rum): UserAction | null {
  if (rum.action && !rum.action.isCurrent()) {
    rum.action.close();
    rum.action = null;
  }
  return rum.action;
}

// `loadEventEnd` is known only after the handlers of the load event have run.
function whenLoaded(run: () => void): void {
  const later = () => setTimeout(run, 0);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}

/**
 * Records that something of interest happened (`shop.add_to_cart`): a span without length, in the trace of
 * the user's action when there is one. Does nothing before {@link startRum}; never throws.
 *
 * @param attributes no personal data: ids, counts, prices, codes
 */
export function recordEvent(name: string, attributes: RumAttributes = {}): void {
  try {
    const rum = page[KEY];
    if (!rum) return;
    const action = currentAction(rum);
    const atMs = nowMs();
    const place = action?.placeEvent() ?? {
      traceId: randomHex(16),
      spanId: randomHex(8),
      parentSpanId: undefined,
    };
    const span: RumSpan = {
      ...place,
      name,
      kind: 1,
      startMs: atMs,
      endMs: atMs,
      attributes: { 'browser.page.path': pathTemplate(location.pathname), ...attributes },
    };
    if (action) action.add(span);
    else rum.emit(span);
  } catch {
    // As everywhere here: an event less, never a broken page.
  }
}
