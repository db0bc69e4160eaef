import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Span, trace } from '@opentelemetry/api';
import type { Logger } from 'pino';

/** What a request adds to every log line that is written while it runs. */
export interface RequestFields {
  readonly requestId?: string;
  /** What is being done, as the database shows it: `POST /api/shop/checkout`, `job order-sync`. Not logged. */
  readonly operation?: string;
}

/** Which service speaks; part of every span and log line. */
export interface ServiceIdentity {
  readonly name: string;
  readonly version: string;
  readonly environment: string;
}

interface TelemetryState {
  service: ServiceIdentity;
  rootLogger: Logger | null;
  /** By name, so that the level of all can be changed. */
  readonly loggers: Map<string, Logger>;
  /** Gets every line that was written. */
  lineSink: ((line: string) => void) | null;
  stopTelemetry: (() => Promise<void>) | null;
  readonly requestFields: AsyncLocalStorage<RequestFields>;
  readonly pageOfSpan: WeakMap<Span, string>;
}

// A bundler may instantiate this module once per entry point (instrumentation, each route). The process has
// one telemetry, so its state hangs on a registered symbol.
const KEY = Symbol.for('octo.telemetry.state');
const holder = globalThis as typeof globalThis & { [KEY]?: TelemetryState };

/** The one telemetry state of the process. */
export function telemetryState(): TelemetryState {
  holder[KEY] ??= {
    service: { name: 'octo', version: '0.0.0', environment: 'local' },
    rootLogger: null,
    loggers: new Map(),
    lineSink: null,
    stopTelemetry: null,
    requestFields: new AsyncLocalStorage<RequestFields>(),
    pageOfSpan: new WeakMap<Span, string>(),
  };
  return holder[KEY];
}

/** Runs `fn` so that every log line inside carries the fields; nested calls add to the outer ones. */
export function runWithRequestFields<T>(fields: RequestFields, fn: () => T): T {
  const { requestFields } = telemetryState();
  return requestFields.run({ ...requestFields.getStore(), ...fields }, fn);
}

/**
 * Says which page a span renders. Pages are rendered by Next, which enters the context of its own span and nothing of
 * ours, so the span is what their statements have in common.
 */
export function rememberPage(span: Span, page: string): void {
  telemetryState().pageOfSpan.set(span, page);
}

/** Lets a span below the rendering of a page know that page too. */
export function inheritPage(span: Span, parent: Span | undefined): void {
  const page = parent && telemetryState().pageOfSpan.get(parent);
  if (page !== undefined) rememberPage(span, page);
}

/** What the request, page, action or job under way is; undefined outside of any. */
export function currentOperation(): string | undefined {
  const { requestFields, pageOfSpan } = telemetryState();
  const given = requestFields.getStore()?.operation;
  if (given !== undefined) return given;
  const span = trace.getActiveSpan();
  return span && pageOfSpan.get(span);
}
