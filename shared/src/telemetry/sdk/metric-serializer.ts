import type { Attributes, AttributeValue, HrTime } from '@opentelemetry/api';
import {
  type IExportMetricsServiceResponse,
  type ISerializer,
  ProtobufMetricsSerializer,
} from '@opentelemetry/otlp-transformer';
import { DataPointType, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import protobuf from 'protobufjs/minimal.js';
import { METRICS, type MetricMeaning } from '../metric-names';
import { type Exemplar, type ExemplarStore, seriesKey } from '../metrics/exemplars';

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const tag = (field: number, wire: number) => (field << 3) | wire;
const NANOS = 1_000_000_000n;

/**
 * The binary form of an OTLP metrics request with the exemplars of our store, which the SDK's own serialiser leaves
 * out. Field numbers are those of
 * https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/metrics/v1/metrics.proto.
 */
export function metricSerializer(
  exemplars: ExemplarStore,
): ISerializer<ResourceMetrics, IExportMetricsServiceResponse> {
  return {
    serializeRequest: (request) => writeRequest(request, exemplars),
    deserializeResponse: (bytes) => ProtobufMetricsSerializer.deserializeResponse(bytes),
  };
}

function writeRequest({ resource, scopeMetrics }: ResourceMetrics, exemplars: ExemplarStore): Uint8Array {
  const writer = protobuf.Writer.create();
  message(writer, 1, () => {
    message(writer, 1, () => attributes(writer, 1, resource.attributes));
    for (const { scope, metrics } of scopeMetrics) {
      message(writer, 2, () => {
        message(writer, 1, () => {
          writer.uint32(tag(1, BYTES)).string(scope.name);
          if (scope.version) writer.uint32(tag(2, BYTES)).string(scope.version);
        });
        for (const metric of metrics)
          if (metric.dataPoints.length > 0) message(writer, 2, () => writeMetric(writer, metric, exemplars));
      });
    }
  });
  return writer.finish();
}

function writeMetric(writer: protobuf.Writer, metric: MetricData, exemplars: ExemplarStore): void {
  const { name, description, unit } = metric.descriptor;
  writer.uint32(tag(1, BYTES)).string(name);
  writer.uint32(tag(2, BYTES)).string(description);
  writer.uint32(tag(3, BYTES)).string(unit);
  const temporality = metric.aggregationTemporality + 1;
  switch (metric.dataPointType) {
    case DataPointType.GAUGE:
      message(writer, 5, () => {
        for (const point of metric.dataPoints) numberPoint(writer, point);
      });
      break;
    case DataPointType.SUM:
      message(writer, 7, () => {
        for (const point of metric.dataPoints) numberPoint(writer, point);
        writer.uint32(tag(2, VARINT)).uint32(temporality);
        writer.uint32(tag(3, VARINT)).bool(metric.isMonotonic);
      });
      break;
    case DataPointType.HISTOGRAM:
      message(writer, 9, () => {
        const meaning = (METRICS as Readonly<Record<string, MetricMeaning>>)[name];
        for (const point of metric.dataPoints) {
          const sinceMs = Number(nanosOf(point.startTime) / 1_000_000n);
          const found = meaning && exemplars.find(name, seriesKey(meaning.labels, point.attributes), sinceMs);
          histogramPoint(writer, point, found);
        }
        writer.uint32(tag(2, VARINT)).uint32(temporality);
      });
      break;
    // Nothing of ours is an exponential histogram.
    case DataPointType.EXPONENTIAL_HISTOGRAM:
      break;
  }
}

interface Point<V> {
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly attributes: Attributes;
  readonly value: V;
}

function numberPoint(writer: protobuf.Writer, point: Point<number>): void {
  message(writer, 1, () => {
    times(writer, point);
    writer.uint32(tag(4, FIXED64)).double(point.value);
    attributes(writer, 7, point.attributes);
  });
}

interface HistogramValue {
  readonly count: number;
  readonly sum?: number;
  readonly min?: number;
  readonly max?: number;
  readonly buckets: { readonly boundaries: readonly number[]; readonly counts: readonly number[] };
}

function histogramPoint(
  writer: protobuf.Writer,
  point: Point<HistogramValue>,
  exemplar: Exemplar | undefined,
): void {
  const { count, sum, min, max, buckets } = point.value;
  message(writer, 1, () => {
    times(writer, point);
    writer.uint32(tag(4, FIXED64)).fixed64(count);
    if (sum !== undefined) writer.uint32(tag(5, FIXED64)).double(sum);
    message(writer, 6, () => {
      for (const value of buckets.counts) writer.fixed64(value);
    });
    message(writer, 7, () => {
      for (const value of buckets.boundaries) writer.double(value);
    });
    if (exemplar) message(writer, 8, () => writeExemplar(writer, exemplar));
    attributes(writer, 9, point.attributes);
    if (min !== undefined) writer.uint32(tag(11, FIXED64)).double(min);
    if (max !== undefined) writer.uint32(tag(12, FIXED64)).double(max);
  });
}

function writeExemplar(writer: protobuf.Writer, { value, traceId, spanId, atMs }: Exemplar): void {
  nanos(writer, 2, BigInt(Math.trunc(atMs)) * 1_000_000n);
  writer.uint32(tag(3, FIXED64)).double(value);
  writer.uint32(tag(4, BYTES)).bytes(Buffer.from(spanId, 'hex'));
  writer.uint32(tag(5, BYTES)).bytes(Buffer.from(traceId, 'hex'));
}

function message(writer: protobuf.Writer, field: number, write: () => void): void {
  writer.uint32(tag(field, BYTES)).fork();
  write();
  writer.ldelim();
}

function times(writer: protobuf.Writer, { startTime, endTime }: Point<unknown>): void {
  nanos(writer, 2, nanosOf(startTime));
  nanos(writer, 3, nanosOf(endTime));
}

function nanosOf([seconds, rest]: HrTime): bigint {
  return BigInt(seconds) * NANOS + BigInt(rest);
}

// A number of this size has no exact form in JavaScript, so the two halves are written by themselves.
function nanos(writer: protobuf.Writer, field: number, value: bigint): void {
  writer
    .uint32(tag(field, FIXED64))
    .fixed32(Number(value & 0xffff_ffffn))
    .fixed32(Number(value >> 32n));
}

function attributes(writer: protobuf.Writer, field: number, values: Attributes): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    message(writer, field, () => {
      writer.uint32(tag(1, BYTES)).string(key);
      message(writer, 2, () => anyValue(writer, value));
    });
  }
}

function anyValue(writer: protobuf.Writer, value: AttributeValue): void {
  if (typeof value === 'string') writer.uint32(tag(1, BYTES)).string(value);
  else if (typeof value === 'boolean') writer.uint32(tag(2, VARINT)).bool(value);
  else if (typeof value === 'number' && Number.isSafeInteger(value))
    writer.uint32(tag(3, VARINT)).int64(value);
  else if (typeof value === 'number') writer.uint32(tag(4, FIXED64)).double(value);
  else
    message(writer, 5, () => {
      for (const item of value)
        if (item !== null && item !== undefined) message(writer, 1, () => anyValue(writer, item));
    });
}
