import type protobuf from 'protobufjs/light.js';

const POINT = {
  startTimeUnixNano: { id: 2, type: 'fixed64' },
  timeUnixNano: { id: 3, type: 'fixed64' },
} as const;

/** The messages of metrics (opentelemetry/proto/metrics/v1), as far as the receiver reads them. */
export const METRIC_MESSAGES: Record<string, protobuf.IType> = {
  Exemplar: {
    oneofs: { value: { oneof: ['asDouble', 'asInt'] } },
    fields: {
      timeUnixNano: { id: 2, type: 'fixed64' },
      asDouble: { id: 3, type: 'double' },
      spanId: { id: 4, type: 'bytes' },
      traceId: { id: 5, type: 'bytes' },
      asInt: { id: 6, type: 'sfixed64' },
    },
  },
  NumberDataPoint: {
    oneofs: { value: { oneof: ['asDouble', 'asInt'] } },
    fields: {
      ...POINT,
      asDouble: { id: 4, type: 'double' },
      exemplars: { id: 5, rule: 'repeated', type: 'Exemplar' },
      asInt: { id: 6, type: 'sfixed64' },
      attributes: { id: 7, rule: 'repeated', type: 'KeyValue' },
    },
  },
  HistogramDataPoint: {
    fields: {
      ...POINT,
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
  Gauge: { fields: { dataPoints: { id: 1, rule: 'repeated', type: 'NumberDataPoint' } } },
  Sum: {
    fields: {
      dataPoints: { id: 1, rule: 'repeated', type: 'NumberDataPoint' },
      aggregationTemporality: { id: 2, type: 'int32' },
      isMonotonic: { id: 3, type: 'bool' },
    },
  },
  Histogram: {
    fields: {
      dataPoints: { id: 1, rule: 'repeated', type: 'HistogramDataPoint' },
      aggregationTemporality: { id: 2, type: 'int32' },
    },
  },
  // Kinds that are not stored: their points are counted as rejected, by their number alone.
  OtherPoints: { fields: { dataPoints: { id: 1, rule: 'repeated', type: 'Unread' } } },
  Unread: { fields: {} },
  Metric: {
    fields: {
      name: { id: 1, type: 'string' },
      description: { id: 2, type: 'string' },
      unit: { id: 3, type: 'string' },
      gauge: { id: 5, type: 'Gauge' },
      sum: { id: 7, type: 'Sum' },
      histogram: { id: 9, type: 'Histogram' },
      exponentialHistogram: { id: 10, type: 'OtherPoints' },
      summary: { id: 11, type: 'OtherPoints' },
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
  MetricsRequest: { fields: { resourceMetrics: { id: 1, rule: 'repeated', type: 'ResourceMetrics' } } },
};
