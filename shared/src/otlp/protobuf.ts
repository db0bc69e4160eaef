import 'server-only';
import protobuf from 'protobufjs/light.js';
import { LOG_MESSAGES } from './protobuf-logs';
import { METRIC_MESSAGES } from './protobuf-metrics';

/**
 * The messages of OTLP/HTTP in binary form, as far as the receiver reads them. Field numbers are those of
 * https://github.com/open-telemetry/opentelemetry-proto (v1); fields that are not listed are skipped on the wire.
 */
const MESSAGES: Record<string, protobuf.IType> = {
  AnyValue: {
    oneofs: {
      value: {
        oneof: [
          'stringValue',
          'boolValue',
          'intValue',
          'doubleValue',
          'arrayValue',
          'kvlistValue',
          'bytesValue',
        ],
      },
    },
    fields: {
      stringValue: { id: 1, type: 'string' },
      boolValue: { id: 2, type: 'bool' },
      intValue: { id: 3, type: 'int64' },
      doubleValue: { id: 4, type: 'double' },
      arrayValue: { id: 5, type: 'ArrayValue' },
      kvlistValue: { id: 6, type: 'KeyValueList' },
      bytesValue: { id: 7, type: 'bytes' },
    },
  },
  ArrayValue: { fields: { values: { id: 1, rule: 'repeated', type: 'AnyValue' } } },
  KeyValueList: { fields: { values: { id: 1, rule: 'repeated', type: 'KeyValue' } } },
  KeyValue: { fields: { key: { id: 1, type: 'string' }, value: { id: 2, type: 'AnyValue' } } },
  Resource: { fields: { attributes: { id: 1, rule: 'repeated', type: 'KeyValue' } } },
  Scope: { fields: { name: { id: 1, type: 'string' }, version: { id: 2, type: 'string' } } },
  Event: {
    fields: {
      timeUnixNano: { id: 1, type: 'fixed64' },
      name: { id: 2, type: 'string' },
      attributes: { id: 3, rule: 'repeated', type: 'KeyValue' },
    },
  },
  Link: {
    fields: {
      traceId: { id: 1, type: 'bytes' },
      spanId: { id: 2, type: 'bytes' },
      attributes: { id: 4, rule: 'repeated', type: 'KeyValue' },
    },
  },
  Status: { fields: { message: { id: 2, type: 'string' }, code: { id: 3, type: 'int32' } } },
  Span: {
    fields: {
      traceId: { id: 1, type: 'bytes' },
      spanId: { id: 2, type: 'bytes' },
      parentSpanId: { id: 4, type: 'bytes' },
      name: { id: 5, type: 'string' },
      kind: { id: 6, type: 'int32' },
      startTimeUnixNano: { id: 7, type: 'fixed64' },
      endTimeUnixNano: { id: 8, type: 'fixed64' },
      attributes: { id: 9, rule: 'repeated', type: 'KeyValue' },
      events: { id: 11, rule: 'repeated', type: 'Event' },
      links: { id: 13, rule: 'repeated', type: 'Link' },
      status: { id: 15, type: 'Status' },
    },
  },
  ScopeSpans: {
    fields: { scope: { id: 1, type: 'Scope' }, spans: { id: 2, rule: 'repeated', type: 'Span' } },
  },
  ResourceSpans: {
    fields: {
      resource: { id: 1, type: 'Resource' },
      scopeSpans: { id: 2, rule: 'repeated', type: 'ScopeSpans' },
    },
  },
  TraceRequest: { fields: { resourceSpans: { id: 1, rule: 'repeated', type: 'ResourceSpans' } } },
  TracePartialSuccess: {
    fields: { rejectedSpans: { id: 1, type: 'int64' }, errorMessage: { id: 2, type: 'string' } },
  },
  TraceResponse: { fields: { partialSuccess: { id: 1, type: 'TracePartialSuccess' } } },
  ...METRIC_MESSAGES,
  ...LOG_MESSAGES,
};

const root = protobuf.Root.fromJSON({ nested: MESSAGES });
const traceRequest = root.lookupType('TraceRequest');
const metricsRequest = root.lookupType('MetricsRequest');
const logsRequest = root.lookupType('LogsRequest');
// The answers to all three signals are alike on the wire: rejected items, and why.
const exportResponse = root.lookupType('TraceResponse');

/** What of a request could not be stored. */
export interface ExportOutcome {
  readonly rejectedCount: number;
  readonly errorMessage: string | null;
}

interface WithIds {
  traceId?: string;
  spanId?: string;
  parentSpanId?: string;
  links?: WithIds[];
}

/** In the JSON form of OTLP ids are hex, unlike every other field of bytes. */
function writeIdsInHex(message: WithIds): void {
  for (const field of ['traceId', 'spanId', 'parentSpanId'] as const) {
    const base64 = message[field];
    if (base64 !== undefined) message[field] = Buffer.from(base64, 'base64').toString('hex');
  }
  for (const link of message.links ?? []) writeIdsInHex(link);
}

/**
 * Reads the binary form of a trace request into its JSON form, so that one schema judges both.
 * @throws Error when the bytes are no such message
 */
export function readTraceRequest(bytes: Uint8Array): unknown {
  const request = traceRequest.toObject(traceRequest.decode(bytes), { longs: String, bytes: String }) as {
    resourceSpans?: { scopeSpans?: { spans?: WithIds[] }[] }[];
  };
  for (const { scopeSpans } of request.resourceSpans ?? []) {
    for (const { spans } of scopeSpans ?? []) spans?.forEach(writeIdsInHex);
  }
  return request;
}

/** Reads the binary form of a metrics request into its JSON form. @throws Error when the bytes are no such message */
export function readMetricsRequest(bytes: Uint8Array): unknown {
  const request = metricsRequest.toObject(metricsRequest.decode(bytes), { longs: String, bytes: String });
  eachDeep(request, (message) => {
    if (Array.isArray(message.exemplars)) for (const exemplar of message.exemplars) writeIdsInHex(exemplar);
  });
  return request;
}

/** Reads the binary form of a logs request into its JSON form. @throws Error when the bytes are no such message */
export function readLogsRequest(bytes: Uint8Array): unknown {
  const request = logsRequest.toObject(logsRequest.decode(bytes), { longs: String, bytes: String });
  eachDeep(request, (message) => {
    if (Array.isArray(message.logRecords)) for (const record of message.logRecords) writeIdsInHex(record);
  });
  return request;
}

/** Visits the messages above attributes, which never hold any. */
function eachDeep(message: Record<string, unknown>, visit: (message: Record<string, unknown>) => void): void {
  visit(message);
  for (const [field, value] of Object.entries(message)) {
    if (field === 'attributes') continue;
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (typeof inner === 'object' && inner !== null) eachDeep(inner as Record<string, unknown>, visit);
    }
  }
}

/** Writes the answer to a binary request. */
export function writeExportResponse({ rejectedCount, errorMessage }: ExportOutcome): Uint8Array {
  const partialSuccess = { rejectedSpans: String(rejectedCount), errorMessage: errorMessage ?? '' };
  return exportResponse
    .encode(exportResponse.fromObject(rejectedCount === 0 ? {} : { partialSuccess }))
    .finish();
}
