import type protobuf from 'protobufjs/light.js';

/** The messages of logs (opentelemetry/proto/logs/v1), as far as the receiver reads them. */
export const LOG_MESSAGES: Record<string, protobuf.IType> = {
  LogRecord: {
    fields: {
      timeUnixNano: { id: 1, type: 'fixed64' },
      severityNumber: { id: 2, type: 'int32' },
      severityText: { id: 3, type: 'string' },
      body: { id: 5, type: 'AnyValue' },
      attributes: { id: 6, rule: 'repeated', type: 'KeyValue' },
      traceId: { id: 9, type: 'bytes' },
      spanId: { id: 10, type: 'bytes' },
      observedTimeUnixNano: { id: 11, type: 'fixed64' },
      eventName: { id: 12, type: 'string' },
    },
  },
  ScopeLogs: {
    fields: { scope: { id: 1, type: 'Scope' }, logRecords: { id: 2, rule: 'repeated', type: 'LogRecord' } },
  },
  ResourceLogs: {
    fields: {
      resource: { id: 1, type: 'Resource' },
      scopeLogs: { id: 2, rule: 'repeated', type: 'ScopeLogs' },
    },
  },
  LogsRequest: { fields: { resourceLogs: { id: 1, rule: 'repeated', type: 'ResourceLogs' } } },
};
