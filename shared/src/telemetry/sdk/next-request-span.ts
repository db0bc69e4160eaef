import type {
  Attributes,
  AttributeValue,
  Exception,
  Link,
  Span,
  SpanContext,
  SpanStatus,
  TimeInput,
} from '@opentelemetry/api';
import { preciseNow } from '../precise-clock';
import { safePath, safeQuery } from '../safe-url';
import { QuietSpan } from './quiet-span';

/** Next's request attributes, told in the stable HTTP conventions. */
export function requestAttributes(given: Attributes): Attributes {
  const [path = '/', query] = String(given['http.target']).split('?', 2);
  const stable: Attributes = {
    'next.span_type': given['next.span_type'],
    'http.request.method': given['http.method'],
    'url.path': path,
  };
  const shown = safeQuery(query);
  if (shown) stable['url.query'] = shown;
  return stable;
}

/**
 * What Next holds as its request span: passes everything on to the real span, in the words of
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/ instead of older ones.
 */
export class NextRequestSpan implements Span {
  constructor(
    private readonly inner: Span,
    private readonly path: string,
  ) {}

  setAttributes(attributes: Attributes): this {
    for (const [name, value] of Object.entries(attributes))
      if (value !== undefined) this.setAttribute(name, value);
    return this;
  }

  setAttribute(name: string, value: AttributeValue): this {
    if (name === 'http.status_code') {
      this.inner.setAttribute('http.response.status_code', value);
    } else if (name === 'http.route') {
      this.inner.setAttribute(name, value);
      const path = safePath(this.path, value);
      if (path !== this.path) this.inner.setAttribute('url.path', path);
    } else if (name === 'next.bubble') {
      // The pass through proxy.ts: the request itself is the span inside of this one.
      this.inner.setAttribute('next.pass', 'proxy');
    } else if (name === 'next.rsc') {
      if (value === true) this.inner.setAttribute(name, value);
    } else if (!name.startsWith('next.')) {
      this.inner.setAttribute(name, value);
    }
    return this;
  }

  updateName(name: string): this {
    this.inner.updateName(name.startsWith('RSC ') ? name.slice(4) : name);
    return this;
  }

  spanContext(): SpanContext {
    return this.inner.spanContext();
  }
  isRecording(): boolean {
    return this.inner.isRecording();
  }
  addEvent(name: string, attributesOrTime?: Attributes | TimeInput, time?: TimeInput): this {
    this.inner.addEvent(name, attributesOrTime, time);
    return this;
  }
  addLink(link: Link): this {
    this.inner.addLink(link);
    return this;
  }
  addLinks(links: Link[]): this {
    this.inner.addLinks(links);
    return this;
  }
  setStatus(status: SpanStatus): this {
    this.inner.setStatus(status);
    return this;
  }
  recordException(exception: Exception, time?: TimeInput): void {
    this.inner.recordException(exception, time);
  }
  end(time: TimeInput = preciseNow()): void {
    this.inner.end(time);
  }
}

/** The same for a request whose trace is not sampled: only the route is kept, for metrics. */
export class UnsampledRequestSpan extends QuietSpan {
  readonly attributes: Attributes = {};

  override setAttributes(attributes: Attributes = {}): this {
    return this.setAttribute('http.route', attributes['http.route']);
  }

  override setAttribute(name: string, value?: AttributeValue): this {
    if (name === 'http.route' && value !== undefined) this.attributes[name] = value;
    return this;
  }
}
