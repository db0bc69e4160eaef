import type { Attributes, Context, Link, SpanKind } from '@opentelemetry/api';
import { trace } from '@opentelemetry/api';
import {
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  type SamplingResult,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';

/** Requests that say nothing about a customer, or that would make telemetry report about itself. */
const IGNORED_PATHS = [
  /^\/(?:health|ready)$/,
  /^\/(?:_next|__nextjs|images|api\/telemetry|api\/rum)(?:\/|$)/,
  /\.(?:svg|png|ico|webp|avif|jpg|woff2?|css|js|map|txt|xml|webmanifest)$/,
];

/** True for requests whose spans are never recorded. */
export function isIgnoredPath(path: string): boolean {
  return IGNORED_PATHS.some((pattern) => pattern.test(path));
}

/** Follows the caller's decision, otherwise records `ratio` of all traces; ignored requests never. */
export class RequestSampler implements Sampler {
  private readonly delegate: Sampler;

  constructor(private readonly ratio: number) {
    this.delegate = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) });
  }

  shouldSample(
    context: Context,
    traceId: string,
    spanName: string,
    spanKind: SpanKind,
    attributes: Attributes,
    links: Link[],
  ): SamplingResult {
    // Only the entry span of a request has a path; its children follow by the parent rule.
    const path = attributes['url.path'];
    if (typeof path === 'string' && isIgnoredPath(path)) return { decision: SamplingDecision.NOT_RECORD };
    // Next loads modules and warms up outside of requests; those spans belong to no story.
    if (attributes['next.span_type'] !== undefined && path === undefined && !trace.getSpan(context)) {
      return { decision: SamplingDecision.NOT_RECORD };
    }
    return this.delegate.shouldSample(context, traceId, spanName, spanKind, attributes, links);
  }

  toString(): string {
    return `RequestSampler{${this.ratio}}`;
  }
}
