import 'server-only';
import { recordMetric } from './record';

/** A call to another service. */
export interface ClientCall {
  readonly method: string;
  /** Name of the service as the topology shows it. */
  readonly peer: string;
  readonly baseUrl: string;
}

/**
 * Begins to measure a call by https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#http-client.
 * @returns what must be called once, when the head of the answer is there or none will come
 */
export function startClientCall({
  method,
  peer,
  baseUrl,
}: ClientCall): (end: { readonly status: number } | { readonly error: unknown }) => void {
  const startedAt = performance.now();
  return (end) => {
    const { hostname, port, protocol } = new URL(baseUrl);
    const status = 'status' in end ? end.status : undefined;
    recordMetric('http.client.request.duration', (performance.now() - startedAt) / 1_000, {
      'http.request.method': method,
      'server.address': hostname,
      'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
      'service.peer.name': peer,
      'http.response.status_code': status,
      'error.type': status === undefined ? failureOf(end) : status >= 400 ? String(status) : undefined,
    });
  };
}

function failureOf(end: { readonly status: number } | { readonly error: unknown }): string {
  return 'error' in end && end.error instanceof Error ? end.error.name : 'other';
}
