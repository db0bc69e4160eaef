import protobuf from 'protobufjs/light.js';

// Written out from https://github.com/open-telemetry/opentelemetry-proto, apart from what the application writes by.
const PROTO: Record<string, protobuf.IType> = {
  AnyValue: {
    fields: {
      stringValue: { id: 1, type: 'string' },
      boolValue: { id: 2, type: 'bool' },
      intValue: { id: 3, type: 'int64' },
      doubleValue: { id: 4, type: 'double' },
      arrayValue: { id: 5, type: 'ArrayValue' },
      kvlistValue: { id: 6, type: 'KeyValueList' },
    },
  },
  ArrayValue: { fields: { values: { id: 1, rule: 'repeated', type: 'AnyValue' } } },
  KeyValueList: { fields: { values: { id: 1, rule: 'repeated', type: 'KeyValue' } } },
  KeyValue: { fields: { key: { id: 1, type: 'string' }, value: { id: 2, type: 'AnyValue' } } },
  Resource: { fields: { attributes: { id: 1, rule: 'repeated', type: 'KeyValue' } } },
  Scope: { fields: { name: { id: 1, type: 'string' } } },
  Exemplar: {
    fields: {
      timeUnixNano: { id: 2, type: 'fixed64' },
      asDouble: { id: 3, type: 'double' },
      spanId: { id: 4, type: 'bytes' },
      traceId: { id: 5, type: 'bytes' },
    },
  },
  NumberPoint: {
    fields: {
      startTimeUnixNano: { id: 2, type: 'fixed64' },
      timeUnixNano: { id: 3, type: 'fixed64' },
      asDouble: { id: 4, type: 'double' },
      attributes: { id: 7, rule: 'repeated', type: 'KeyValue' },
    },
  },
  HistogramPoint: {
    fields: {
      startTimeUnixNano: { id: 2, type: 'fixed64' },
      timeUnixNano: { id: 3, type: 'fixed64' },
      count: { id: 4, type: 'fixed64' },
      sum: { id: 5, type: 'double' },
      bucketCounts: { id: 6, rule: 'repeated', type: 'fixed64' },
      explicitBounds: { id: 7, rule: 'repeated', type: 'double' },
      exemplars: { id: 8, rule: 'repeated', type: 'Exemplar' },
      attributes: { id: 9, rule: 'repeated', type: 'KeyValue' },
      min: { id: 11, type: 'double' },
      max: { id: 12, type: 'double' },
    },
  },
  Gauge: { fields: { dataPoints: { id: 1, rule: 'repeated', type: 'NumberPoint' } } },
  Sum: {
    fields: {
      dataPoints: { id: 1, rule: 'repeated', type: 'NumberPoint' },
      aggregationTemporality: { id: 2, type: 'int32' },
      isMonotonic: { id: 3, type: 'bool' },
    },
  },
  Histogram: {
    fields: {
      dataPoints: { id: 1, rule: 'repeated', type: 'HistogramPoint' },
      aggregationTemporality: { id: 2, type: 'int32' },
    },
  },
  Metric: {
    fields: {
      name: { id: 1, type: 'string' },
      description: { id: 2, type: 'string' },
      unit: { id: 3, type: 'string' },
      gauge: { id: 5, type: 'Gauge' },
      sum: { id: 7, type: 'Sum' },
      histogram: { id: 9, type: 'Histogram' },
    },
  },
  ScopeMetrics: {
    fields: { scope: { id: 1, type: 'Scope' }, metrics: { id: 2, rule: 'repeated', type: 'Metric' } },
  },
  ResourceMetrics: {
    fields: {
      resource: { id: 1, type: 'Resource' },
      scopeMetrics: { id: 2, rule: 'repeated', type: 'ScopeMetrics' },
    },
  },
  metrics: { fields: { resourceMetrics: { id: 1, rule: 'repeated', type: 'ResourceMetrics' } } },
  LogRecord: {
    fields: {
      timeUnixNano: { id: 1, type: 'fixed64' },
      severityNumber: { id: 2, type: 'int32' },
      severityText: { id: 3, type: 'string' },
      body: { id: 5, type: 'AnyValue' },
      attributes: { id: 6, rule: 'repeated', type: 'KeyValue' },
      traceId: { id: 9, type: 'bytes' },
      spanId: { id: 10, type: 'bytes' },
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
  logs: { fields: { resourceLogs: { id: 1, rule: 'repeated', type: 'ResourceLogs' } } },
  Span: {
    fields: {
      traceId: { id: 1, type: 'bytes' },
      spanId: { id: 2, type: 'bytes' },
      name: { id: 5, type: 'string' },
      attributes: { id: 9, rule: 'repeated', type: 'KeyValue' },
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
  traces: { fields: { resourceSpans: { id: 1, rule: 'repeated', type: 'ResourceSpans' } } },
};

const root = protobuf.Root.fromJSON({ nested: PROTO });

type Value = { stringValue?: string; boolValue?: boolean; intValue?: string; doubleValue?: number };
type KeyValues = readonly { readonly key: string; readonly value?: Value }[];

/** Attributes of a message as an object of texts and numbers. */
export function attributesOf(list: KeyValues = []): Record<string, unknown> {
  return Object.fromEntries(
    list.map(({ key, value = {} }) => {
      const number = value.intValue === undefined ? value.doubleValue : Number(value.intValue);
      return [key, value.stringValue ?? value.boolValue ?? number];
    }),
  );
}

/** Reads a request of a signal; ids are hex. */
export function readOtlp(signal: 'traces' | 'metrics' | 'logs', bytes: Uint8Array): Record<string, unknown> {
  const type = root.lookupType(signal);
  const plain = type.toObject(type.decode(bytes), { longs: String, bytes: String });
  return JSON.parse(JSON.stringify(plain), (key, value) =>
    /^(?:trace|span)Id$/.test(key) ? Buffer.from(String(value), 'base64').toString('hex') : value,
  ) as Record<string, unknown>;
}
