import { SERVICE_KEY_HEADER } from '../auth';
import type { OtlpBackend } from '../telemetry';

/** Where spans are sent, and with which headers. */
export interface OtlpTarget {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The OTLP target of an application's settings; null when none is set. The service key goes to the console only:
 * an endpoint elsewhere (a collector, a vendor) must never learn it.
 */
export function otlpTarget(settings: {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly CRM_BASE_URL: string;
  readonly INTERNAL_SERVICE_KEY: string;
}): OtlpTarget | null {
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!endpoint) return null;
  const isConsole = new URL(endpoint).origin === new URL(settings.CRM_BASE_URL).origin;
  return { endpoint, headers: isConsole ? { [SERVICE_KEY_HEADER]: settings.INTERNAL_SERVICE_KEY } : {} };
}

/** Every backend of an application's settings. The console takes differences, which its store can add up. */
export function otlpBackends(settings: Parameters<typeof otlpTarget>[0]): readonly OtlpBackend[] {
  const target = otlpTarget(settings);
  if (!target) return [];
  const isConsole = Object.keys(target.headers).length > 0;
  return [
    {
      name: isConsole ? 'observatory' : 'collector',
      ...target,
      temporality: isConsole ? 'delta' : 'cumulative',
    },
  ];
}
