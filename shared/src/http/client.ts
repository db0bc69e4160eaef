import type { Problem } from '../errors/problem';

/** Outcome of a request as a value, so that a component cannot forget the failure. */
export type JsonAnswer<T> =
  | { readonly isOk: true; readonly status: number; readonly data: T }
  | {
      readonly isOk: false;
      /** 0 when no answer arrived at all (offline, connection lost). */
      readonly status: number;
      /** Null when the answer was not problem+json. */
      readonly problem: Problem | null;
    };

/** What to send. */
export interface JsonRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Browser side of an API call. Uses the global `fetch`, so that RUM adds `traceparent`. Never throws; the caller
 * names the type that the route's contract promises.
 */
export async function requestJson<T>(url: string, request: JsonRequest = {}): Promise<JsonAnswer<T>> {
  const { method = 'GET', body, headers, signal } = request;
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const data: unknown = await response.json().catch(() => null);
    // The routes answer by their contracts, which the server checks; parsing again would cost the schema's weight.
    if (response.ok) return { isOk: true, status: response.status, data: data as T };
    return { isOk: false, status: response.status, problem: isProblem(data) ? data : null };
  } catch {
    // fetch rejects only when there is no answer: that is a value for the caller like any other.
    return { isOk: false, status: 0, problem: null };
  }
}

function isProblem(data: unknown): data is Problem {
  return typeof data === 'object' && data !== null && 'code' in data && 'title' in data;
}

const OFFLINE = 'The shop cannot be reached. Check your connection and try again.';
const UNKNOWN = 'Something went wrong on our side. Please try again.';

/** One sentence for people about a failed answer. */
export function failureMessage(answer: {
  readonly status: number;
  readonly problem: Problem | null;
}): string {
  if (answer.status === 0) return OFFLINE;
  return answer.problem?.detail ?? answer.problem?.title ?? UNKNOWN;
}
