import type {
  Attributes,
  AttributeValue,
  Exception,
  Span,
  SpanContext,
  SpanStatus,
  TimeInput,
} from '@opentelemetry/api';

/** Stands in for a span that is not made: details vanish, failures reach the span around it. */
export class QuietSpan implements Span {
  constructor(private readonly outer: Span) {}

  spanContext(): SpanContext {
    return this.outer.spanContext();
  }
  isRecording(): boolean {
    return this.outer.isRecording();
  }
  recordException(exception: Exception, time?: TimeInput): void {
    this.outer.recordException(exception, time);
  }
  setStatus(status: SpanStatus): this {
    this.outer.setStatus(status);
    return this;
  }
  setAttribute(_name?: string, _value?: AttributeValue): this {
    return this;
  }
  setAttributes(_attributes?: Attributes): this {
    return this;
  }
  addEvent(): this {
    return this;
  }
  addLink(): this {
    return this;
  }
  addLinks(): this {
    return this;
  }
  updateName(): this {
    return this;
  }
  end(): void {
    // The outer span ends by itself.
  }
}
