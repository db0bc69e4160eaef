import 'server-only';
import { telemetryState } from './state';

/** A receiver of OTLP. */
export interface OtlpBackend {
  /** `observatory` or `collector`: how its losses are counted. */
  readonly name: string;
  /** Base URL; `/v1/traces` and so on are appended. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether sums are told since the last time or since the start. */
  readonly temporality: 'delta' | 'cumulative';
}

/** What an application says about itself and where its telemetry goes. */
export interface TelemetryOptions {
  /** `octo-drone-shop` or `enterprise-crm-portal`. */
  readonly serviceName: string;
  readonly serviceVersion: string;
  readonly environment: string;
  /** Without any, trace ids exist but nothing is recorded. */
  readonly backends: readonly OtlpBackend[];
  /** Share of traces that are recorded, 0..1; a caller's decision is followed. */
  readonly sampleRatio: number;
  /** How often metrics are sent. */
  readonly metricIntervalMs: number;
}

/**
 * Starts traces and metrics; called once, at boot, from `instrumentation.ts`. Later calls do nothing. A backend that
 * is slow or down costs at most bounded queues and never an exception.
 */
export async function registerTelemetry(options: TelemetryOptions): Promise<void> {
  const state = telemetryState();
  if (state.stopTelemetry) return;
  state.service = {
    name: options.serviceName,
    version: options.serviceVersion,
    environment: options.environment,
  };
  // Loaded here, so that routes which only make spans do not carry the SDK.
  const { startTelemetry } = await import('./sdk/start-telemetry');
  state.stopTelemetry = startTelemetry(options);
}

/** Sends what is queued (at most two seconds) and stops; safe to call twice. */
export async function shutdownTelemetry(): Promise<void> {
  const state = telemetryState();
  const stop = state.stopTelemetry;
  state.stopTelemetry = null;
  await stop?.();
}
