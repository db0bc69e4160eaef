import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  type Span,
  TraceFlags,
} from '@opentelemetry/api';
import { telemetryState } from '../state';
import { type WorkflowTag, workflowOf } from '../workflow';
import { countMetric, type MeasuredIn, observeMetric, recordMetric } from './record';
import { metricsState } from './state';

/** What is learnt about a request while it runs. */
export interface MeasuredRequest {
  /** What the framework holds as its spans, from the outside in; the innermost knows the route by its end. */
  readonly spans: Span[];
  readonly method: string;
  readonly path: string;
}

interface Totals {
  requests: number;
  errors: number;
  /** Under way, by method. */
  readonly active: Map<string, number>;
}

const REQUEST = createContextKey('octo.measuredRequest');
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Longer than the framework needs; what has no route by then has none. */
const PATIENCE_MS = 50;
const MAX_REMEMBERED_ROUTES = 1_000;
const workflows = new Map<string, string | undefined>();
const totals: Totals = { requests: 0, errors: 0, active: new Map() };
let isObserved = false;

/** The request that a context belongs to. */
export function measuredRequest(active: Context): MeasuredRequest | undefined {
  return active.getValue(REQUEST) as MeasuredRequest | undefined;
}

/**
 * Measures a request from here to the end of its answer, whether its trace is sampled or not. Called where every
 * request of the process comes by.
 */
export function measureRequest(request: IncomingMessage, response: ServerResponse, handle: () => void): void {
  if (!metricsState().meter) {
    handle();
    return;
  }
  observeTotals();
  const startedAt = performance.now();
  const method = METHODS.has(request.method ?? '') ? (request.method ?? '') : '_OTHER';
  const measured: MeasuredRequest = {
    spans: [],
    method,
    path: (request.url ?? '/').split('?', 1)[0] ?? '/',
  };
  // The framework takes its own headers away.
  const isView = isPageView(request);
  totals.active.set(method, (totals.active.get(method) ?? 0) + 1);
  response.once('close', () => {
    totals.active.set(method, (totals.active.get(method) ?? 1) - 1);
    const seconds = (performance.now() - startedAt) / 1_000;
    whenRouteIsKnown(measured.spans, () => finish(request, response, { ...measured, isView, seconds }));
  });
  context.with(context.active().setValue(REQUEST, measured), handle);
}

function finish(
  request: IncomingMessage,
  response: ServerResponse,
  ended: MeasuredRequest & {
    readonly seconds: number;
    readonly isView: boolean;
  },
): void {
  const { spans, method, path, seconds, isView } = ended;
  const status = response.statusCode;
  const isAborted = !response.writableFinished;
  const template = templateOf(routeOf(spans), request.url ?? '/');
  const failure = status >= 500 ? String(status) : isAborted ? 'aborted' : undefined;
  totals.requests += 1;
  if (status >= 500) totals.errors += 1;
  recordMetric(
    'http.server.request.duration',
    seconds,
    {
      'http.request.method': method,
      'http.route': template,
      'http.response.status_code': status,
      'url.scheme': 'http',
      'error.type': failure,
      'workflow.id': workflowIdOf(method, template),
    },
    sampledOf(spans),
  );
  if (!isView || status !== 200) return;
  const isShop = telemetryState().service.name === 'octo-drone-shop';
  countMetric(isShop ? 'shop.business.page_views' : 'crm.business.page_views', { page: template });
  for (const tell of metricsState().viewListeners) tell(template, path);
}

/** A document, or what the browser fetches to go to another page without one; prefetches are no views. */
function isPageView({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET') return false;
  if (headers['sec-fetch-dest'] === 'document') return true;
  return headers.rsc === '1' && headers['next-router-prefetch'] === undefined;
}

/** Has `tell` called with route template and path of every page that was seen, kept ones too. */
export function onPageView(tell: (route: string, path: string) => void): void {
  metricsState().viewListeners.add(tell);
}

/** The framework says which route answered when its own work is over, a moment after the answer was sent. */
function whenRouteIsKnown(spans: readonly Span[], tell: () => void): void {
  setImmediate(() => {
    if (spans.length === 0 || routeOf(spans) !== undefined) tell();
    else setTimeout(tell, PATIENCE_MS).unref();
  });
}

function routeOf(spans: readonly Span[]): string | undefined {
  for (let index = spans.length - 1; index >= 0; index -= 1) {
    // Spans of the SDK have it; the API does not say so.
    const route = (spans[index] as { readonly attributes?: Attributes }).attributes?.['http.route'];
    if (typeof route === 'string') return route;
  }
  return undefined;
}

/** The outermost span, when it is sampled: the one that an exemplar names. */
function sampledOf([span]: readonly Span[]): MeasuredIn | null {
  const spanContext = span?.spanContext();
  return spanContext && (spanContext.traceFlags & TraceFlags.SAMPLED) !== 0 ? spanContext : null;
}

/** Never the path itself: what no route answers is `other`, and files of the build are one. */
function templateOf(route: string | undefined, url: string): string {
  if (route !== undefined && !route.startsWith('/_not-found') && route !== '/404') return route;
  return url.startsWith('/_next/') ? '/_next/*' : 'other';
}

/** The golden workflow of the request that a context belongs to. */
export function workflowOfRequest(active: Context): WorkflowTag | null {
  const request = measuredRequest(active);
  return request ? workflowOf({ service: telemetryState().service.name, ...request }) : null;
}

/** The rules look at paths; a template has the same shape. */
function workflowIdOf(method: string, template: string): string | undefined {
  const key = `${method} ${template}`;
  if (workflows.has(key)) return workflows.get(key);
  const id = workflowOf({ service: telemetryState().service.name, method, path: template })?.id;
  if (workflows.size < MAX_REMEMBERED_ROUTES) workflows.set(key, id);
  return id;
}

function observeTotals(): void {
  if (isObserved) return;
  isObserved = true;
  observeMetric('http.server.active_requests', () =>
    [...totals.active].map(([method, count]) => [count, { 'http.request.method': method }] as const),
  );
  observeMetric(
    'app.requests.rate',
    rateOf(() => totals.requests),
  );
  observeMetric(
    'app.errors.rate',
    rateOf(() => totals.errors),
  );
  observeMetric('app.uptime_seconds', () => process.uptime());
}

/** How fast a number grows, per second since the last reading. */
function rateOf(read: () => number): () => number {
  let last = { value: read(), at: performance.now() };
  return () => {
    const now = { value: read(), at: performance.now() };
    const rate = (now.value - last.value) / Math.max(0.001, (now.at - last.at) / 1_000);
    last = now;
    return rate;
  };
}
