import 'server-only';
import {
  type Attributes,
  context,
  createContextKey,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { suppressTracing as suppressed } from '@opentelemetry/core';
import { ERROR_CODES, isAppError } from '../errors';
import { preciseNow } from './precise-clock';
import { inheritPage } from './state';
import { formatTraceparent, parseTraceparent, type TraceIds } from './traceparent';

/** Attribute values that a span accepts; undefined ones are dropped. */
export type SpanAttributes = Attributes;

/** How a span is made. */
export interface WithSpanOptions {
  /** Default `internal`. */
  readonly kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes?: SpanAttributes;
  /** Values of `traceparent` whose spans caused this one without being its parent (events, batches). */
  readonly linkedTo?: readonly string[];
  /** Starts a trace of its own (scheduled jobs). */
  readonly isRoot?: boolean;
}

/** The current span's ids, ready for headers and answers. */
export interface CurrentTrace extends TraceIds {
  readonly traceparent: string;
}

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

const tracer = trace.getTracer('octo');
const REMOTE_PARENT = createContextKey('octo.remoteParent');

/**
 * Runs `fn` inside a span of the current trace. A thrown error ends the span with status ERROR and
 * `error.type`; an error that was not foreseen also leaves its stack as an exception event. Inside a trace
 * that is not sampled this costs one look-up.
 */
export async function withSpan<T>(
  name: string,
  options: WithSpanOptions,
  fn: (span: Span) => Promise<T> | T,
): Promise<T> {
  const active = context.active();
  const parent = options.isRoot ? undefined : trace.getSpan(active);
  // A local span that is not recording has no recorded children (parent-based sampling), so none is made.
  if (parent && !parent.isRecording() && !active.getValue(REMOTE_PARENT)) return fn(parent);
  const span = tracer.startSpan(
    name,
    {
      kind: KINDS[options.kind ?? 'internal'],
      startTime: preciseNow(),
      ...(options.attributes ? { attributes: options.attributes } : {}),
      ...(options.isRoot ? { root: true } : {}),
      ...(options.linkedTo ? { links: linksTo(options.linkedTo) } : {}),
    },
    active,
  );
  inheritPage(span, parent);
  try {
    return await context.with(trace.setSpan(active.deleteValue(REMOTE_PARENT), span), fn, undefined, span);
  } catch (error) {
    recordFailure(span, error);
    throw error;
  } finally {
    span.end(preciseNow());
  }
}

function linksTo(traceparents: readonly string[]) {
  return traceparents.flatMap((value) => {
    const ids = parseTraceparent(value);
    return ids ? [{ context: spanContextOf(ids) }] : [];
  });
}

function spanContextOf({ traceId, spanId, isSampled }: TraceIds) {
  return { traceId, spanId, traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true };
}

/** Marks a span as failed. Refusals that the rules foresee (`info` codes) carry no stack. */
export function recordFailure(span: Span, error: unknown): void {
  if (!span.isRecording() || isNextControlFlow(error)) return;
  const isForeseen = isAppError(error) && ERROR_CODES[error.code].level === 'info';
  const type = isAppError(error) ? error.code : error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  if (!isForeseen) span.recordException(error instanceof Error ? error : { name: type, message });
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR, message: message.slice(0, 500) });
}

// Redirects, 404 answers and the like travel through Next as thrown values with a digest of this form.
function isNextControlFlow(error: unknown): boolean {
  const digest = (error as { digest?: unknown } | null)?.digest;
  return typeof digest === 'string' && /^(?:NEXT_|BAILOUT_|DYNAMIC_)/.test(digest);
}

/** Adds attributes to the current span; nothing happens outside of one. */
export function addSpanAttributes(attributes: SpanAttributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}

/** Adds an event to the current span; nothing happens outside of one. */
export function addSpanEvent(name: string, attributes?: SpanAttributes): void {
  trace.getActiveSpan()?.addEvent(name, attributes);
}

/** Ids of the current span; null outside of a trace. Also set for traces that are not sampled. */
export function currentTraceContext(): CurrentTrace | null {
  const spanContext = trace.getActiveSpan()?.spanContext();
  if (!spanContext || !trace.isSpanContextValid(spanContext)) return null;
  const { traceId, spanId, traceFlags } = spanContext;
  const ids = { traceId, spanId, isSampled: (traceFlags & TraceFlags.SAMPLED) === TraceFlags.SAMPLED };
  return { ...ids, traceparent: formatTraceparent(ids) };
}

/** Writes `traceparent`, `tracestate` and `baggage` of the current span into outgoing headers; returns them. */
export function injectTraceHeaders<H extends Headers | Record<string, string>>(headers: H): H {
  propagation.inject(context.active(), headers, {
    set(carrier, key, value) {
      if (carrier instanceof Headers) carrier.set(key, value);
      else (carrier as Record<string, string>)[key] = value;
    },
  });
  return headers;
}

/**
 * Runs `fn` as a continuation of another process's or an earlier request's span (outbox, jobs). Without a
 * valid `traceparent` the function runs outside of any trace, so that its first span starts a new one.
 */
export function runWithRemoteParent<T>(traceparent: string | null | undefined, fn: () => T): T {
  const ids = parseTraceparent(traceparent);
  if (!ids) return context.with(ROOT_CONTEXT, fn);
  const parent = trace.setSpanContext(ROOT_CONTEXT, spanContextOf(ids));
  return context.with(parent.setValue(REMOTE_PARENT, true), fn);
}

/** Runs `fn` so that nothing inside makes spans (telemetry about telemetry, health probes). */
export function suppressTracing<T>(fn: () => T): T {
  return context.with(suppressed(context.active()), fn);
}
