import { UserAction } from './action';
import { actionOf } from './action-name';
import { pathTemplate } from './address';
import { isOptedOut, storeChoice } from './consent';
import { documentLoadSpan, type PageTrace, pageTrace } from './document-load';
import { boundedErrors, watchErrors } from './errors';
import { tracedFetch } from './fetch-spans';
import { watchLongTasks } from './long-tasks';
import { Navigations } from './navigation';
import { PageView } from './page-view';
import { RumQueue, type RumTransport } from './queue';
import { forgetSession, readSession } from './session';
import { nowMs, type RumAttributes, type RumSpan, randomHex } from './span';
import { watchVitals } from './vitals';

/** How a page reports. */
export interface RumOptions {
  /** Same-origin path of the intake. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** Share of sessions that report, 0..1. Default 1. */
  readonly sampleRatio?: number;
  /** Event that is recorded once a page has loaded, by the browser or by the router. */
  readonly loadEvent?: string;
}

interface Rum {
  readonly emit: (span: RumSpan) => void;
  readonly report: (thrown: unknown, fallback: string) => void;
  readonly stop: () => void;
  readonly viewId: () => string;
  readonly navigations: Navigations;
  action: UserAction | null;
}

const MAX_ACTIONS_PER_VIEW = 100;

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
    if (readSession(options.sampleRatio ?? 1).isSampled) begin(options);
  } catch {
    // A browser that lacks something goes without telemetry, not without the page.
  }
}

function begin(options: RumOptions): void {
  const originalFetch = window.fetch.bind(window);
  const ratio = options.sampleRatio ?? 1;
  let session = readSession(ratio);
  let isStopped = false;
  const queue = new RumQueue(transportTo(options.endpoint, originalFetch), () => ({
    'service.name': options.serviceName,
    'session.id': session.id,
    'user_agent.original': navigator.userAgent,
    'browser.language': navigator.language,
    'telemetry.sdk.name': 'octo-rum',
    'telemetry.sdk.language': 'webjs',
  }));
  // Someone who comes back to an open tab after half an hour begins a session there.
  const keepSession = () => {
    const next = readSession(ratio);
    if (next.id === session.id) return;
    queue.send(false);
    session = next;
  };

  const trace = pageTrace();
  let view = new PageView(pathTemplate(location.pathname), trace.traceId, trace.spanId);
  let actionCount = 0;
  const emit = (span: RumSpan) => {
    if (isStopped || !session.isSampled) return;
    queue.add({ ...span, attributes: { 'browser.view.id': view.id, ...span.attributes } });
  };
  const report = boundedErrors(emit);
  const loaded = (span: RumSpan) => {
    if (options.loadEvent) emit(eventBelow(span, options.loadEvent));
  };
  const rum: Rum = {
    emit,
    report,
    viewId: () => view.id,
    stop: () => {
      isStopped = true;
      queue.clear();
    },
    navigations: new Navigations({
      emit,
      action: () => currentAction(rum) ?? newAction(rum),
      onCommit: (path, { traceId, spanId }) => {
        emit(view.end());
        keepSession();
        view = new PageView(path, traceId, spanId);
        actionCount = 0;
      },
      onPainted: loaded,
    }),
    action: null,
  };
  page[KEY] = rum;

  const beginAction = (event: Event) => {
    if (isStopped) return;
    keepSession();
    const action = newAction(rum);
    const pressed = event.type === 'click' ? actionOf(event.target) : null;
    actionCount += 1;
    if (!pressed || actionCount > MAX_ACTIONS_PER_VIEW) return;
    addEvent(rum, action, {
      name: 'browser.click',
      attributes: { 'browser.action.name': pressed.name, 'browser.action.type': pressed.type },
    });
  };
  addEventListener('click', quietly(beginAction), { capture: true, passive: true });
  addEventListener('submit', quietly(beginAction), { capture: true, passive: true });
  window.fetch = tracedFetch(originalFetch, {
    endpoint: options.endpoint,
    emit,
    action: () => (isStopped ? null : currentAction(rum)),
    isOff: () => isStopped,
  });
  watchErrors(report);
  watchLongTasks((durationMs, blockingMs) => view.addLongTask(durationMs, blockingMs));
  watchPageLoad(rum, trace, { view, loaded });
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') return view.resume();
    rum.action?.close();
    emit(view.end());
    queue.send(true);
  });
}

function transportTo(endpoint: string, send: typeof fetch): RumTransport {
  return {
    beacon: (body) => navigator.sendBeacon(endpoint, new Blob([body], { type: 'application/json' })),
    post: (body) => {
      const headers = { 'content-type': 'application/json' };
      void send(endpoint, { method: 'POST', headers, body, keepalive: true }).catch(() => undefined);
    },
  };
}

// Calls that the page makes while it loads belong to its load.
function watchPageLoad(
  rum: Rum,
  trace: PageTrace,
  { view, loaded }: { readonly view: PageView; readonly loaded: (span: RumSpan) => void },
): void {
  const load = new UserAction(rum.emit, trace);
  rum.action = load;
  whenLoaded(() => {
    load.extend();
    const span = documentLoadSpan(trace);
    if (!span) return;
    rum.emit({ ...span, attributes: { ...span.attributes, 'browser.view.id': view.id } });
    loaded(span);
    whenIdle(() => {
      const judged = { ...trace, page: view.page, viewId: view.id };
      void watchVitals(judged, rum.emit).catch(() => undefined);
    });
  });
}

function eventBelow({ traceId, spanId, endMs, attributes }: RumSpan, name: string): RumSpan {
  const place = { traceId, spanId: randomHex(8), parentSpanId: spanId };
  const path = attributes['browser.page.path'];
  return { ...place, name, kind: 1, startMs: endMs, endMs, attributes: { 'browser.page.path': path } };
}

function newAction(rum: Rum): UserAction {
  rum.action?.close();
  rum.action = new UserAction(rum.emit);
  return rum.action;
}

function currentAction(rum: Rum): UserAction | null {
  if (rum.action && !rum.action.isCurrent()) {
    rum.action.close();
    rum.action = null;
  }
  return rum.action;
}

function quietly(run: (event: Event) => void): (event: Event) => void {
  return (event) => {
    try {
      run(event);
    } catch {
      // As everywhere here: a span less, never a broken page.
    }
  };
}

// `loadEventEnd` is known only after the handlers of the load event have run.
function whenLoaded(run: () => void): void {
  const later = () => setTimeout(run, 0);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2_000 });
  else setTimeout(run, 200);
}

function addEvent(
  rum: Rum,
  action: UserAction | null,
  { name, attributes }: { readonly name: string; readonly attributes: RumAttributes },
): void {
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
    attributes: {
      'browser.page.path': pathTemplate(location.pathname),
      // Now, because the span may wait for the call that it announces.
      'browser.view.id': rum.viewId(),
      ...attributes,
    },
  };
  if (action) action.add(span);
  else rum.emit(span);
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
    if (rum) addEvent(rum, currentAction(rum), { name, attributes });
  } catch {
    // As everywhere here: an event less, never a broken page.
  }
}

/** Reports an error that the page caught and showed itself. Does nothing before {@link startRum}; never throws. */
export function recordError(error: unknown): void {
  try {
    page[KEY]?.report(error, String(error));
  } catch {
    // Likewise.
  }
}

/** The router begins a navigation without a page load; `type` is push, replace or traverse. Never throws. */
export function recordNavigation(type: string): void {
  try {
    page[KEY]?.navigations.begin(type);
  } catch {
    // Likewise.
  }
}

/** Remembers if this visitor may be recorded. A no takes effect at once, a yes with the next page load. */
export function chooseRum(isAllowed: boolean): void {
  storeChoice(isAllowed);
  if (isAllowed) return;
  page[KEY]?.stop();
  forgetSession();
}
