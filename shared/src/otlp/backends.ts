import type { z } from 'zod';
import type { telemetrySettings } from '../config';
import type { OciBackends, OtlpBackend } from '../telemetry';
import { otlpTarget } from './otlp-target';

/** The settings that say where telemetry goes. */
export type TelemetrySettings = z.output<z.ZodObject<typeof telemetrySettings>> & {
  readonly CRM_BASE_URL: string;
  readonly INTERNAL_SERVICE_KEY: string;
};

// https://docs.oracle.com/iaas/application-performance-monitoring/doc/configure-open-source-tracing-systems.html
const OCI_TRACES = '/20200101/opentelemetry/private/v1/traces';
const OCI_METRICS = '/20200101/opentelemetry/v1/metrics';

/** Every receiver of OTLP that the settings name: the console, a collector beside it, OCI APM. */
export function otlpBackends(settings: TelemetrySettings): readonly OtlpBackend[] {
  if (settings.OTEL_SDK_DISABLED) return [];
  return [observatory(settings), collector(settings), ociApm(settings)].filter((backend) => backend !== null);
}

/** The services of OCI that the settings name; null without any. */
export function ociBackends(settings: TelemetrySettings): OciBackends | null {
  const { OCI_LOG_ID, OCI_MONITORING_ENABLED, OCI_COMPARTMENT_ID } = settings;
  if (settings.OTEL_SDK_DISABLED || (!OCI_LOG_ID && !OCI_MONITORING_ENABLED)) return null;
  return {
    region: settings.OCI_REGION ?? null,
    authMode: settings.OCI_AUTH_MODE,
    logging: OCI_LOG_ID ? { logId: OCI_LOG_ID, endpoint: settings.OCI_LOGGING_ENDPOINT ?? null } : null,
    monitoring:
      OCI_MONITORING_ENABLED && OCI_COMPARTMENT_ID
        ? {
            compartmentId: OCI_COMPARTMENT_ID,
            namespace: settings.OCI_MONITORING_NAMESPACE,
            intervalMs: settings.OCI_MONITORING_INTERVAL_SECONDS * 1_000,
            endpoint: settings.OCI_MONITORING_ENDPOINT ?? null,
            runtime: settings.APP_RUNTIME,
          }
        : null,
  };
}

/** The console takes differences, which its store can add up. */
function observatory(settings: TelemetrySettings): OtlpBackend | null {
  const target = otlpTarget(settings);
  if (!target) return null;
  const { endpoint, headers } = target;
  return {
    name: 'observatory',
    protocol: 'http/protobuf',
    urls: urlsBelow(endpoint),
    headers,
    temporality: 'delta',
  };
}

function collector(settings: TelemetrySettings): OtlpBackend | null {
  const base = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  const isGrpc = settings.OTEL_EXPORTER_OTLP_PROTOCOL === 'grpc';
  const common = base ? (isGrpc ? { traces: base, metrics: base, logs: base } : urlsBelow(base)) : {};
  const traces = settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  const metrics = settings.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT;
  const logs = settings.OTEL_EXPORTER_OTLP_LOGS_ENDPOINT;
  // By the specification an address of one signal is taken as it stands.
  const urls = {
    ...common,
    ...(traces ? { traces } : {}),
    ...(metrics ? { metrics } : {}),
    ...(logs ? { logs } : {}),
  };
  if (Object.keys(urls).length === 0) return null;
  return {
    name: 'collector',
    protocol: settings.OTEL_EXPORTER_OTLP_PROTOCOL,
    urls,
    headers: settings.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    temporality: 'cumulative',
  };
}

function ociApm({ OCI_APM_ENDPOINT, OCI_APM_PRIVATE_DATAKEY }: TelemetrySettings): OtlpBackend | null {
  if (!OCI_APM_ENDPOINT || !OCI_APM_PRIVATE_DATAKEY) return null;
  return {
    name: 'oci-apm',
    protocol: 'http/protobuf',
    urls: { traces: `${OCI_APM_ENDPOINT}${OCI_TRACES}`, metrics: `${OCI_APM_ENDPOINT}${OCI_METRICS}` },
    headers: { authorization: `dataKey ${OCI_APM_PRIVATE_DATAKEY}` },
    temporality: 'cumulative',
  };
}

function urlsBelow(endpoint: string): Required<OtlpBackend['urls']> {
  const at = (signal: string) => `${endpoint.replace(/\/+$/, '')}/v1/${signal}`;
  return { traces: at('traces'), metrics: at('metrics'), logs: at('logs') };
}
