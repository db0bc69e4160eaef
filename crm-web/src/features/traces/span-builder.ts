import type { SpanRecord } from '@octo/shared/otlp';

const BASE_US = 1_760_000_000_000_000;

/** A span for tests: times in milliseconds from a fixed instant. */
export function aSpan(
  id: string,
  given: Partial<Omit<SpanRecord, 'spanId'>> & { fromMs?: number; toMs?: number; parent?: string } = {},
): SpanRecord {
  const { fromMs = 0, toMs = 10, parent, ...rest } = given;
  return {
    traceId: 'a'.repeat(32),
    spanId: id.padStart(16, '0'),
    parentSpanId: parent ? parent.padStart(16, '0') : null,
    serviceName: 'octo-drone-shop',
    name: `span ${id}`,
    kind: 1,
    statusCode: 0,
    statusMessage: null,
    startedAtUs: BASE_US + fromMs * 1_000,
    durationUs: (toMs - fromMs) * 1_000,
    attributes: {},
    events: [],
    links: [],
    resource: { 'service.name': rest.serviceName ?? 'octo-drone-shop' },
    ...rest,
  };
}
