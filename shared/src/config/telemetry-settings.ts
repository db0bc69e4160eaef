import { z } from 'zod';
import type { RawSettings } from './read-env';

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** `name=value,name=value`, values percent-encoded (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). */
const headers = z.string().transform((text, context) => {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  const entries = pairs.map((pair) => {
    const mark = pair.indexOf('=');
    if (mark < 1) context.addIssue({ code: 'custom', message: 'must look like name=value,name=value' });
    return [pair.slice(0, mark).trim(), decodeURIComponent(pair.slice(mark + 1).trim())] as const;
  });
  return Object.fromEntries(entries) as Record<string, string>;
});

/** Where telemetry goes. Every backend is independent of the others, and none is required. */
export const telemetrySettings = {
  OTEL_SDK_DISABLED: flag,
  /** OTLP of the console, or `off`; the console's own address unless given. */
  OBSERVATORY_OTLP_ENDPOINT: z.union([z.literal('off'), url]).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.enum(['http/protobuf', 'grpc']).default('http/protobuf'),
  OTEL_EXPORTER_OTLP_HEADERS: headers.optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** Milliseconds between two exports of metrics. */
  OTEL_METRIC_EXPORT_INTERVAL: z.coerce.number().int().min(1_000).max(300_000).default(10_000),
  OCI_APM_ENDPOINT: url.optional(),
  OCI_APM_PRIVATE_DATAKEY: z.string().min(1).optional(),
  OCI_AUTH_MODE: z.enum(['auto', 'config_file', 'instance_principal', 'resource_principal']).default('auto'),
  OCI_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be the identifier of a region')
    .optional(),
  OCI_LOG_ID: z.string().startsWith('ocid1.log.', 'must be the OCID of a log').optional(),
  /** Another address of OCI Logging than that of the region. */
  OCI_LOGGING_ENDPOINT: url.optional(),
  OCI_MONITORING_ENABLED: flag,
  OCI_MONITORING_ENDPOINT: url.optional(),
  OCI_COMPARTMENT_ID: z.string().startsWith('ocid1.', 'must be the OCID of a compartment').optional(),
  OCI_MONITORING_NAMESPACE: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'must be lower case with underscores')
    .default('octo_drone_shop'),
  OCI_MONITORING_INTERVAL_SECONDS: z.coerce.number().int().min(10).max(3_600).default(60),
  APP_RUNTIME: z.string().default('node'),
} as const;

/** What is wrong with the settings of telemetry taken together; empty when nothing is. */
export function telemetryProblems(values: RawSettings): string[] {
  const problems: string[] = [];
  const need = (name: string, because: string) => {
    if (!values[name]) problems.push(`${name}: is required because ${because} is set`);
  };
  if (values.OCI_APM_ENDPOINT) need('OCI_APM_PRIVATE_DATAKEY', 'OCI_APM_ENDPOINT');
  if (values.OCI_APM_PRIVATE_DATAKEY) need('OCI_APM_ENDPOINT', 'OCI_APM_PRIVATE_DATAKEY');
  if (values.OCI_MONITORING_ENABLED === 'true') need('OCI_COMPARTMENT_ID', 'OCI_MONITORING_ENABLED');
  if (values.OCI_LOGGING_ENDPOINT) need('OCI_LOG_ID', 'OCI_LOGGING_ENDPOINT');
  const hasCollector = ['', '_TRACES', '_METRICS', '_LOGS'].some(
    (signal) => values[`OTEL_EXPORTER_OTLP${signal}_ENDPOINT`],
  );
  for (const name of ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_PROTOCOL'])
    if (values[name] && !hasCollector)
      problems.push(`OTEL_EXPORTER_OTLP_ENDPOINT: is missing although ${name} is set`);
  return problems;
}
