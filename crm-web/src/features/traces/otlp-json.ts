import type { AttributeMap, AttributeValue, SpanRecord } from '@octo/shared/otlp';

/** `AnyValue` of OTLP in its JSON form; without a member it is null. */
type AnyValue = Readonly<Record<string, unknown>>;

/** One span in OTLP JSON: ids are hex, 64-bit integers are text. */
type OtlpSpan = Readonly<Record<string, unknown>>;

interface Sender {
  readonly resource: AttributeMap;
  readonly spans: OtlpSpan[];
}

/** A request of `POST /v1/traces` in OTLP/HTTP JSON. */
export interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: AnyValue }[] };
    readonly scopeSpans: readonly { readonly scope: { name: string }; readonly spans: readonly OtlpSpan[] }[];
  }[];
}

/**
 * Spans as any OTLP receiver takes them, grouped by sender
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). What the store does not keep is absent: the
 * scope, and what of an instant is finer than a microsecond.
 */
export function toOtlp(spans: readonly SpanRecord[]): OtlpTraces {
  const bySender = new Map<string, Sender>();
  for (const span of spans) {
    const resource = { ...span.resource, 'service.name': span.serviceName };
    const key = JSON.stringify(resource);
    const sender: Sender = bySender.get(key) ?? { resource, spans: [] };
    sender.spans.push(toSpan(span));
    bySender.set(key, sender);
  }
  return {
    resourceSpans: [...bySender.values()].map((sender) => ({
      resource: { attributes: toAttributes(sender.resource) },
      scopeSpans: [{ scope: { name: 'octo' }, spans: sender.spans }],
    })),
  };
}

function toSpan(span: SpanRecord): OtlpSpan {
  const { statusCode, statusMessage, parentSpanId } = span;
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(parentSpanId === null ? {} : { parentSpanId }),
    name: span.name,
    kind: span.kind,
    startTimeUnixNano: toNano(span.startedAtUs),
    endTimeUnixNano: toNano(span.startedAtUs + span.durationUs),
    attributes: toAttributes(span.attributes),
    events: span.events.map(({ name, atUs, attributes }) => ({
      timeUnixNano: toNano(atUs),
      name,
      attributes: toAttributes(attributes),
    })),
    links: span.links.map(({ traceId, spanId, attributes }) => ({
      traceId,
      spanId,
      attributes: toAttributes(attributes),
    })),
    status: { code: statusCode, ...(statusMessage === null ? {} : { message: statusMessage }) },
  };
}

function toNano(us: number): string {
  return (BigInt(us) * 1_000n).toString();
}

function toAttributes(attributes: AttributeMap): { key: string; value: AnyValue }[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: toAnyValue(value) }));
}

function toAnyValue(value: AttributeValue): AnyValue {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(toAnyValue) } };
  return { kvlistValue: { values: toAttributes(value) } };
}
