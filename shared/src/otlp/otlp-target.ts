import { SERVICE_KEY_HEADER } from '../auth';

/** Where spans are sent, and with which headers. */
export interface OtlpTarget {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The OTLP address of the console; null when telemetry is off. The service key goes to the console only: an endpoint
 * elsewhere must never learn it.
 */
export function otlpTarget(settings: {
  readonly OTEL_SDK_DISABLED?: boolean;
  readonly OBSERVATORY_OTLP_ENDPOINT?: string | undefined;
  readonly CRM_BASE_URL: string;
  readonly INTERNAL_SERVICE_KEY: string;
}): OtlpTarget | null {
  const { OBSERVATORY_OTLP_ENDPOINT, CRM_BASE_URL } = settings;
  const endpoint = OBSERVATORY_OTLP_ENDPOINT ?? `${CRM_BASE_URL}/api/telemetry`;
  if (settings.OTEL_SDK_DISABLED || endpoint === 'off') return null;
  const isConsole = new URL(endpoint).origin === new URL(CRM_BASE_URL).origin;
  return { endpoint, headers: isConsole ? { [SERVICE_KEY_HEADER]: settings.INTERNAL_SERVICE_KEY } : {} };
}
