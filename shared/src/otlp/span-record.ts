import { type AttributeMap, decodeAttributes, storableText } from './any-value';
import type { Decoded } from './decoded';
import { nanoToMicro } from './fields';
import { readPlainSpan } from './plain-span';
import { type OtlpSpan, spanSchema, type TolerantTraceRequest } from './trace-request';

/** Something that happened at one instant of a span. */
export interface SpanEventRecord {
  readonly name: string;
  /** Microseconds since the epoch. */
  readonly atUs: number;
  readonly attributes: AttributeMap;
}

/** Another span that this one refers to without being its child. */
export interface SpanLinkRecord {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: AttributeMap;
}

/** A span as it is stored and read: decoded, bounded, in microseconds. */
export interface SpanRecord {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly serviceName: string;
  readonly name: string;
  /** OTLP: 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  /** OTLP: 0 unset, 1 ok, 2 error. */
  readonly statusCode: number;
  readonly statusMessage: string | null;
  /** Microseconds since the epoch. */
  readonly startedAtUs: number;
  readonly durationUs: number;
  readonly attributes: AttributeMap;
  readonly events: readonly SpanEventRecord[];
  readonly links: readonly SpanLinkRecord[];
  readonly resource: AttributeMap;
}

/** Decodes a request span by span, so that one broken span does not cost the others. */
export function decodeTraceRequest(request: TolerantTraceRequest): Decoded<SpanRecord> {
  const items: SpanRecord[] = [];
  let rejectedCount = 0;
  let firstProblem: string | null = null;
  for (const { resource, scopeSpans } of request.resourceSpans) {
    const resourceAttributes = decodeAttributes(resource?.attributes);
    const serviceName = String(resourceAttributes['service.name'] ?? 'unknown_service');
    for (const raw of scopeSpans.flatMap((scope) => scope.spans)) {
      const plain = readPlainSpan(raw);
      if (plain) {
        items.push(toSpanRecord(plain, serviceName, resourceAttributes));
        continue;
      }
      const parsed = spanSchema.safeParse(raw);
      if (parsed.success) {
        items.push(toSpanRecord(parsed.data, serviceName, resourceAttributes));
        continue;
      }
      rejectedCount += 1;
      const issue = parsed.error.issues[0];
      firstProblem ??= issue ? `${issue.path.join('.')}: ${issue.message}` : 'not a span';
    }
  }
  return { items, rejectedCount, firstProblem };
}

function toSpanRecord(span: OtlpSpan, serviceName: string, resource: AttributeMap): SpanRecord {
  const startedAtUs = nanoToMicro(span.startTimeUnixNano);
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId ?? null,
    serviceName: storableText(serviceName, 100),
    name: storableText(span.name, 300),
    kind: span.kind,
    statusCode: span.status?.code ?? 0,
    statusMessage: span.status?.message ? storableText(span.status.message, 1_000) : null,
    startedAtUs,
    // A clock that was set back while the span ran must not give a negative length.
    durationUs: Math.max(0, nanoToMicro(span.endTimeUnixNano) - startedAtUs),
    attributes: decodeAttributes(span.attributes),
    events: (span.events ?? []).map((event) => ({
      name: storableText(event.name, 300),
      atUs: nanoToMicro(event.timeUnixNano),
      attributes: decodeAttributes(event.attributes),
    })),
    links: (span.links ?? []).map((link) => ({
      traceId: link.traceId,
      spanId: link.spanId,
      attributes: decodeAttributes(link.attributes),
    })),
    resource,
  };
}
