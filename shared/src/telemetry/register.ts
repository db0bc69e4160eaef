import 'server-only';
import { telemetryState } from './state';

/** What is sent. */
export type Signal = 'traces' | 'metrics' | 'logs';

/** A receiver of OTLP. Each is independent: what one loses, the others still get. */
export interface OtlpBackend {
  /** `observatory`, `collector` or `oci-apm`: how its losses are counted. */
  readonly name: string;
  readonly protocol: 'http/protobuf' | 'grpc';
  /** Full addresses by signal; a signal without one is not sent. For gRPC the address of the server. */
  readonly urls: Readonly<Partial<Record<Signal, string>>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether sums are told since the last time or since the start. */
  readonly temporality: 'delta' | 'cumulative';
}

/** Services of OCI that are spoken to by its SDK. */
export interface OciBackends {
  /** Null: the SDK asks the configuration file or the principal. */
  readonly region: string | null;
  readonly authMode: 'auto' | 'config_file' | 'instance_principal' | 'resource_principal';
  /** Where log lines go. */
  readonly logging: { readonly logId: string; readonly endpoint: string | null } | null;
  /** Where the metrics of alarms go. */
  readonly monitoring: {
    readonly compartmentId: string;
    readonly namespace: string;
    readonly intervalMs: number;
    readonly endpoint: string | null;
    readonly runtime: string;
  } | null;
}

/** What an application says about itself and where its telemetry goes. */
export interface TelemetryOptions {
  /** `octo-drone-shop` or `enterprise-crm-portal`. */
  readonly serviceName: string;
  readonly serviceVersion: string;
  readonly environment: string;
  /** Without any, trace ids exist but nothing is recorded. */
  readonly backends: readonly OtlpBackend[];
  /** Null without OCI. */
  readonly oci: OciBackends | null;
  /** Share of traces that are recorded, 0..1; a caller's decision is followed. */
  readonly sampleRatio: number;
  /** How often metrics are sent. */
  readonly metricIntervalMs: number;
}

/**
 * Starts traces, metrics and logs; called once, at boot, from `instrumentation.ts`. Later calls do nothing. A backend
 * that is slow or down costs at most bounded queues and never an exception.
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
  state.stopTelemetry = await startTelemetry(options);
}

/** Sends what is queued (at most two seconds) and stops; safe to call twice. */
export async function shutdownTelemetry(): Promise<void> {
  const state = telemetryState();
  const stop = state.stopTelemetry;
  state.stopTelemetry = null;
  await stop?.();
}
