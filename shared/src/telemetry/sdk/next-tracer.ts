import {
  type Attributes,
  type Context,
  context,
  INVALID_SPAN_CONTEXT,
  type Span,
  SpanKind,
  type SpanOptions,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';
import { measuredRequest } from '../metrics/measured-request';
import { preciseNow } from '../precise-clock';
import { rememberPage } from '../state';
import { NextRequestSpan, requestAttributes, UnsampledRequestSpan } from './next-request-span';
import { QuietSpan } from './quiet-span';

// https://nextjs.org/docs/app/guides/open-telemetry#default-spans-in-nextjs lists the types. The others time
// Next's own module loading: six more spans for each request that nobody reads and everybody pays for.
const REQUEST = 'BaseServer.handleRequest';
const FETCH = 'AppRender.fetch';
const KEPT_TYPES: ReadonlySet<unknown> = new Set([
  REQUEST,
  FETCH,
  'Middleware.execute',
  'AppRender.getBodyResult',
]);

/** Next names the rendering of a page by its template. */
const PAGE_RENDER = /^(?:pre)?render route \(app\) (\/.*)$/;

/** Wraps a provider so that Next's own tracer makes only the spans that tell something, in today's conventions. */
export class NextAwareTracerProvider implements TracerProvider {
  private nextTracer: Tracer | undefined;

  constructor(private readonly inner: TracerProvider) {}

  getTracer(name: string, version?: string, options?: { schemaUrl?: string }): Tracer {
    if (name !== 'next.js') return this.inner.getTracer(name, version, options);
    this.nextTracer ??= new NextTracer(this.inner.getTracer(name, version, options));
    return this.nextTracer;
  }
}

class NextTracer implements Tracer {
  constructor(private readonly inner: Tracer) {}

  startSpan(name: string, options: SpanOptions = {}, parent: Context = context.active()): Span {
    if (!isKept(options, parent)) return quietSpan(parent);
    const span = this.inner.startSpan(name, options, parent);
    rememberRender(span, name);
    return span;
  }

  startActiveSpan<F extends (span: Span) => unknown>(name: string, ...rest: unknown[]): ReturnType<F> {
    const fn = rest.at(-1) as (span: Span) => ReturnType<F>;
    const options = (rest.length > 1 ? rest[0] : {}) as SpanOptions;
    const parent = (rest.length > 2 ? rest[1] : context.active()) as Context;
    // The work still runs, inside of the span that is active already.
    if (!isKept(options, parent)) return fn(quietSpan(parent));
    const given = options.attributes ?? {};
    if (given['next.span_type'] !== REQUEST) {
      const isFetch = given['next.span_type'] === FETCH;
      const attributes = {
        'next.span_type': given['next.span_type'],
        ...(isFetch ? fetchAttributes(given) : {}),
      };
      const span = this.inner.startSpan(
        isFetch ? String(given['http.method']) : name,
        { ...options, attributes },
        parent,
      );
      rememberRender(span, name);
      return context.with(trace.setSpan(parent, span), fn, undefined, span);
    }
    const attributes = requestAttributes(given);
    const span = this.inner.startSpan(name, { ...options, attributes, startTime: preciseNow() }, parent);
    rememberPage(span, `${attributes['http.request.method']} ${pathStart(String(attributes['url.path']))}`);
    const measured = measuredRequest(parent);
    if (!span.isRecording()) {
      const quiet = new UnsampledRequestSpan(span);
      measured?.spans.push(quiet);
      return context.with(trace.setSpan(parent, quiet), fn, undefined, quiet);
    }
    measured?.spans.push(span);
    const shown = new NextRequestSpan(span, String(attributes['url.path']));
    return context.with(trace.setSpan(parent, span), fn, undefined, shown);
  }
}

function rememberRender(span: Span, name: string): void {
  const page = PAGE_RENDER.exec(name)?.[1];
  if (page !== undefined) rememberPage(span, `GET ${page}`);
}

/** The first step of a path: all that is known before the route is, and never an id or a token. */
function pathStart(path: string): string {
  const [, first = '', ...rest] = path.split('/');
  return rest.length > 0 ? `/${first}/*` : `/${first}`;
}

function isKept(options: SpanOptions, parent: Context): boolean {
  const type = options.attributes?.['next.span_type'];
  if (!KEPT_TYPES.has(type)) return false;
  // A fetch inside of a CLIENT span is that very call, seen a second time.
  return (
    type !== FETCH || (trace.getSpan(parent) as { kind?: SpanKind } | undefined)?.kind !== SpanKind.CLIENT
  );
}

function fetchAttributes(given: Attributes): Attributes {
  const [url] = String(given['http.url']).split('?', 1);
  return {
    'url.full': url,
    'http.request.method': given['http.method'],
    'server.address': given['net.peer.name'],
  };
}

function quietSpan(parent: Context): Span {
  return new QuietSpan(trace.getSpan(parent) ?? trace.wrapSpanContext(INVALID_SPAN_CONTEXT));
}
