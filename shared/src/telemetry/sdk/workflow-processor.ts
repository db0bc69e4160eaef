import { type Context, SpanKind, trace } from '@opentelemetry/api';
import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { workflowOf } from '../workflow';

/** Tags the span of a request with its golden workflow, and every span below it. */
export class WorkflowProcessor implements SpanProcessor {
  constructor(private readonly service: string) {}

  onStart(span: Span, parentContext: Context): void {
    const path = span.attributes['url.path'];
    if (span.kind === SpanKind.SERVER && typeof path === 'string') {
      const tag = workflowOf({
        service: this.service,
        method: String(span.attributes['http.request.method']),
        path,
      });
      if (tag) span.setAttribute('workflow.id', tag.id).setAttribute('workflow.step', tag.step);
      return;
    }
    const inherited = (trace.getSpan(parentContext) as Partial<Span> | undefined)?.attributes;
    const id = inherited?.['workflow.id'];
    if (id !== undefined)
      span.setAttribute('workflow.id', id).setAttribute('workflow.step', inherited?.['workflow.step'] ?? '');
  }

  onEnd(): void {
    // Exporting is another processor's work.
  }
  forceFlush(): Promise<void> {
    return Promise.resolve();
  }
  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}
