import type { RumAttributes, RumSpan, RumValue } from './span';

const MAX_TEXT = 4_000;

const anyValue = (value: RumValue) => {
  if (typeof value === 'string') return { stringValue: value.slice(0, MAX_TEXT) };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isSafeInteger(value)
    ? { intValue: value }
    : { doubleValue: Number.isFinite(value) ? value : 0 };
};

const attributeList = (attributes: RumAttributes = {}) =>
  Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: anyValue(value) }],
  );

// Nanoseconds do not fit a double, so the last three digits are written as text.
const nanoOf = (ms: number) => `${Math.round(ms * 1_000)}000`;

/** Spans as the body of an OTLP/HTTP JSON request. */
export function encodeSpans(spans: readonly RumSpan[], resource: RumAttributes): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributeList(resource) },
        scopeSpans: [{ scope: { name: 'octo-rum' }, spans: spans.map(encodeSpan) }],
      },
    ],
  });
}

function encodeSpan(span: RumSpan) {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentSpanId ? { parentSpanId: span.parentSpanId } : {}),
    name: span.name,
    kind: span.kind,
    startTimeUnixNano: nanoOf(span.startMs),
    endTimeUnixNano: nanoOf(Math.max(span.startMs, span.endMs)),
    attributes: attributeList(span.attributes),
    ...(span.events?.length
      ? {
          events: span.events.map(({ name, atMs, attributes }) => ({
            name,
            timeUnixNano: nanoOf(atMs),
            attributes: attributeList(attributes),
          })),
        }
      : {}),
    ...(span.error === undefined ? {} : { status: { code: 2, message: span.error.slice(0, 500) } }),
  };
}
