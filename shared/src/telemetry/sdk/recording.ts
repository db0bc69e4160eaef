import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { NextAwareTracerProvider } from './next-tracer';
import { RequestSampler } from './sampler';
import { WorkflowProcessor } from './workflow-processor';

/** Tracing as in production, into memory; for tests. Call `stop` afterwards. */
export function recordSpans(service = 'octo-drone-shop') {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new RequestSampler(1),
    spanProcessors: [new WorkflowProcessor(service), new SimpleSpanProcessor(exporter)],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(new NextAwareTracerProvider(provider));
  return {
    /** Finished spans in the order of their end; the memory is emptied. */
    take: () => {
      const spans = exporter.getFinishedSpans().slice();
      exporter.reset();
      return spans;
    },
    stop: async () => {
      await provider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}
