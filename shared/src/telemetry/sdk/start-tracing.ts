import 'server-only';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TelemetryOptions } from '../register';
import { reportSdkProblems } from './diagnostics';
import { NextAwareTracerProvider } from './next-tracer';
import { serviceResource } from './resource';
import { RequestSampler } from './sampler';
import { announceTraceToBrowsers } from './server-timing';
import { WorkflowProcessor } from './workflow-processor';

const SHUTDOWN_LIMIT_MS = 2_000;

/** Registers provider, context manager and propagators; returns the function that flushes and stops. */
export function startTracing(options: TelemetryOptions): () => Promise<void> {
  const provider = new BasicTracerProvider({
    resource: serviceResource(options),
    sampler: new RequestSampler(options.otlp ? options.sampleRatio : 0),
    spanLimits: {
      attributeCountLimit: 64,
      attributeValueLengthLimit: 8_192,
      eventCountLimit: 64,
      linkCountLimit: 32,
    },
    spanProcessors: options.otlp
      ? [new WorkflowProcessor(options.serviceName), batchProcessor(options.otlp)]
      : [],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(
    new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }),
  );
  trace.setGlobalTracerProvider(new NextAwareTracerProvider(provider));
  reportSdkProblems();
  announceTraceToBrowsers();
  return () => stopWithin(provider.shutdown(), SHUTDOWN_LIMIT_MS);
}

function batchProcessor({ endpoint, headers }: NonNullable<TelemetryOptions['otlp']>): BatchSpanProcessor {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...headers },
    timeoutMillis: 5_000,
    concurrencyLimit: 4,
    keepAlive: true,
  });
  return new BatchSpanProcessor(exporter, {
    maxQueueSize: 8_192,
    maxExportBatchSize: 1_024,
    scheduledDelayMillis: 1_000,
    exportTimeoutMillis: 6_000,
  });
}

// A backend that does not answer must not hold up the end of the process; what it missed is lost.
async function stopWithin(stopping: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([stopping.catch(() => undefined), limit]);
  clearTimeout(timer);
}
