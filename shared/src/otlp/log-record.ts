import { z } from 'zod';
import { type AttributeMap, decodeAttributes, decodeValue, keyValueSchema, storableText } from './any-value';
import type { Decoded } from './decoded';
import { attributes, hexId, nanoToMicro, resourceSchema, unixNano } from './fields';

/** A log line as it is stored and read. */
export interface LogRecord {
  readonly serviceName: string;
  /** Microseconds since the epoch. */
  readonly atUs: number;
  /** OTLP: 1..4 trace, 5..8 debug, 9..12 info, 13..16 warn, 17..20 error, 21..24 fatal. */
  readonly severity: number;
  readonly message: string;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly attributes: AttributeMap;
  readonly resource: AttributeMap;
}

const MAX_MESSAGE = 8_192;
const INFO = 9;

const optionalId = (length: number) =>
  z
    .union([z.literal(''), hexId(length)])
    .nullish()
    .transform((value) => value || null);

const recordSchema = z.object({
  timeUnixNano: unixNano.optional(),
  observedTimeUnixNano: unixNano.optional(),
  severityNumber: z.number().int().min(0).max(24).default(0),
  body: keyValueSchema.transform(({ value }) => value).optional(),
  attributes,
  traceId: optionalId(32),
  spanId: optionalId(16),
});

const requestSchema = z.object({
  resourceLogs: z
    .array(
      z.object({
        resource: resourceSchema.nullish(),
        scopeLogs: z
          .array(z.object({ logRecords: z.array(z.unknown()).max(20_000).default([]) }))
          .max(256)
          .default([]),
      }),
    )
    .max(256)
    .default([]),
});

/** Frame of a logs request; its records are judged one by one. */
export const tolerantLogsRequestSchema = requestSchema;

/** Decodes a request record by record, so that one broken record does not cost the others. */
export function decodeLogsRequest(
  request: z.output<typeof requestSchema>,
  nowMs = Date.now(),
): Decoded<LogRecord> {
  const items: LogRecord[] = [];
  let rejectedCount = 0;
  let firstProblem: string | null = null;
  for (const { resource, scopeLogs } of request.resourceLogs) {
    const resourceAttributes = decodeAttributes(resource?.attributes);
    const serviceName = storableText(String(resourceAttributes['service.name'] ?? 'unknown_service'), 100);
    for (const raw of scopeLogs.flatMap((scope) => scope.logRecords)) {
      const parsed = recordSchema.safeParse(withBodyAsPair(raw));
      if (parsed.success) {
        items.push(toRecord(parsed.data, { serviceName, resource: resourceAttributes, nowMs }));
        continue;
      }
      rejectedCount += 1;
      const issue = parsed.error.issues[0];
      firstProblem ??= issue ? `${issue.path.join('.')}: ${issue.message}` : 'not a log record';
    }
  }
  return { items, rejectedCount, firstProblem };
}

/** The body is a value like those of attributes; one schema judges both. */
function withBodyAsPair(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const { body } = raw as { body?: unknown };
  return body === undefined || body === null
    ? { ...raw, body: undefined }
    : { ...raw, body: { key: 'body', value: body } };
}

function toRecord(
  record: z.output<typeof recordSchema>,
  from: { readonly serviceName: string; readonly resource: AttributeMap; readonly nowMs: number },
): LogRecord {
  const at = [record.timeUnixNano, record.observedTimeUnixNano].find((nano) => nano && nano !== '0');
  const body = decodeValue(record.body);
  return {
    serviceName: from.serviceName,
    atUs: at ? nanoToMicro(at) : from.nowMs * 1_000,
    severity: record.severityNumber || INFO,
    message: storableText(typeof body === 'string' ? body : JSON.stringify(body), MAX_MESSAGE),
    traceId: record.traceId,
    spanId: record.spanId,
    attributes: decodeAttributes(record.attributes),
    resource: from.resource,
  };
}
