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
const IGNORED_PATH =
  /^\/(?:health|ready|_next\/|images\/|api\/(?:telemetry|rum)\/|favicon|icon|apple-icon|robots\.txt|sitemap\.xml|manifest\.webmanifest|__nextjs)|\.(?:svg|png|ico|webp|avif|jpg|woff2?|css|js|map|txt)(?:\?|$)/;

/** True for requests whose spans are never recorded. */
export function isIgnoredTarget(target: string): boolean {
  return IGNORED_PATH.test(target);
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
    const target = attributes['url.path'];
    if (typeof target === 'string' && isIgnoredTarget(target))
      return { decision: SamplingDecision.NOT_RECORD };
    // Next loads modules and warms up outside of requests; those spans belong to no story.
    if (attributes['next.span_type'] !== undefined && target === undefined && !trace.getSpan(context)) {
      return { decision: SamplingDecision.NOT_RECORD };
    }
    return this.delegate.shouldSample(context, traceId, spanName, spanKind, attributes, links);
  }

  toString(): string {
    return `RequestSampler{${this.ratio}}`;
  }
}
