import 'server-only';
import { telemetryState } from './state';

/** What an application says about itself and where its telemetry goes. */
export interface TelemetryOptions {
  /** `octo-drone-shop` or `enterprise-crm-portal`. */
  readonly serviceName: string;
  readonly serviceVersion: string;
  readonly environment: string;
  /** Base URL (`/v1/traces` is appended) and headers. When null, trace ids exist but nothing is recorded. */
  readonly otlp: { readonly endpoint: string; readonly headers: Readonly<Record<string, string>> } | null;
  /** Share of traces that are recorded, 0..1; a caller's decision is followed. */
  readonly sampleRatio: number;
}

/**
 * Starts tracing; called once, at boot, from `instrumentation.ts`. Later calls do nothing. A backend that is
 * slow or down costs at most a bounded queue of spans and never an exception.
 */
export async function registerTelemetry(options: TelemetryOptions): Promise<void> {
  const state = telemetryState();
  if (state.stopTracing) return;
  state.service = {
    name: options.serviceName,
    version: options.serviceVersion,
    environment: options.environment,
  };
  // Loaded here, so that routes which only make spans do not carry the SDK.
  const { startTracing } = await import('./sdk/start-tracing');
  state.stopTracing = startTracing(options);
}

/** Sends what is queued (at most two seconds) and stops tracing; safe to call twice. */
export async function shutdownTelemetry(): Promise<void> {
  const state = telemetryState();
  const stop = state.stopTracing;
  state.stopTracing = null;
  await stop?.();
}
