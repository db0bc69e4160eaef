import 'server-only';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { Resource } from '@opentelemetry/resources';
import type { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import type { OtlpBackend, TelemetryOptions } from '../register';
import { NextAwareTracerProvider } from './next-tracer';
import { otlpExporter } from './otlp-exporter';
import { RequestSampler } from './sampler';
import { WorkflowProcessor } from './workflow-processor';

/** Registers provider, context manager and propagators. Each backend has a queue of its own. */
export async function startTracing(
  { backends, sampleRatio, serviceName }: TelemetryOptions,
  resource: Resource,
  meters: MeterProvider | null,
): Promise<BasicTracerProvider> {
  const queues = await Promise.all(backends.map((backend) => batchProcessor(backend, meters)));
  const processors = queues.filter((queue) => queue !== null);
  const isOn = processors.length > 0;
  const provider = new BasicTracerProvider({
    resource,
    sampler: new RequestSampler(isOn ? sampleRatio : 0),
    spanLimits: {
      attributeCountLimit: 64,
      attributeValueLengthLimit: 8_192,
      eventCountLimit: 64,
      linkCountLimit: 32,
    },
    spanProcessors: isOn ? [new WorkflowProcessor(serviceName), ...processors] : [],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(
    new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }),
  );
  trace.setGlobalTracerProvider(new NextAwareTracerProvider(provider));
  return provider;
}

async function batchProcessor(
  backend: OtlpBackend,
  meters: MeterProvider | null,
): Promise<SpanProcessor | null> {
  const exporter = await otlpExporter<ReadableSpan[], unknown>(backend, {
    signal: 'traces',
    serializer: ProtobufTraceSerializer,
    sizeOf: (spans) => spans.length,
  });
  if (!exporter) return null;
  return new BatchSpanProcessor(exporter, {
    maxQueueSize: 8_192,
    maxExportBatchSize: 1_024,
    scheduledDelayMillis: 1_000,
    exportTimeoutMillis: 6_000,
    ...(meters ? { selfObsMeterProvider: meters } : {}),
  });
}
