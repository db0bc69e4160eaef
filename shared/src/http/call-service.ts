import 'server-only';
import type { Contract, ContractCall, ContractResult } from '../contracts';
import { AppError } from '../errors';
import { countMetric, injectTraceHeaders, observeMetric, startClientCall, withSpan } from '../telemetry';
import { CircuitBreaker } from './circuit-breaker';

/** Where a service lives and how patient its callers are. */
export interface ServiceTarget {
  /** Name shown in the topology (`peer.service`). */
  readonly name: string;
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

interface CallOptions {
  readonly correlationId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const BREAKER_LEVELS = { closed: 0, half_open: 1, open: 2 } as const;
const breakers = new Map<string, CircuitBreaker>();

/**
 * Calls another service by its contract: trace context and correlation id go along, a time limit holds, an
 * idempotent call is repeated once when the connection fails or the service answers 502–504, and a service
 * that keeps failing is left alone for a while.
 *
 * @throws AppError `upstream_timeout`, `upstream_unavailable`, `upstream_failed`; 4xx answers become
 *   `upstream_failed` with the status as fact.
 */
export async function callService<C extends Contract>(
  target: ServiceTarget,
  contract: C,
  call: ContractCall<C> = {},
  options: CallOptions = {},
): Promise<ContractResult<C>> {
  const url = buildUrl(target.baseUrl, contract, call);
  const breaker = breakerOf(target.name);
  return withSpan(
    `${contract.method} ${contract.path}`,
    {
      kind: 'client',
      attributes: {
        'http.request.method': contract.method,
        'url.full': url,
        'url.template': contract.path,
        'server.address': new URL(target.baseUrl).hostname,
        'peer.service': target.name,
        'service.peer.name': target.name,
        'integration.target_service': target.name,
        'integration.circuit_breaker.state': breaker.state,
      },
    },
    async (span) => {
      const attempts = contract.isIdempotent ? 2 : 1;
      for (let attempt = 1; ; attempt += 1) {
        const limit = startTimeLimit(target.timeoutMs);
        try {
          const response = await breaker.run(() =>
            measured(target, contract.method, () => send(url, target, contract, call, options, limit.signal)),
          );
          span.setAttribute('http.response.status_code', response.status);
          return await readAnswer(response, target, contract);
        } catch (error) {
          const failure = toUpstreamError(error, target);
          const canRetry = attempt < attempts && failure.code !== 'upstream_timeout' && isTransient(failure);
          if (!canRetry) {
            span.setAttribute('integration.error', failure.code);
            throw failure;
          }
          span.addEvent('retry', { attempt });
        } finally {
          limit.end();
        }
      }
    },
  );
}

async function measured(
  target: ServiceTarget,
  method: string,
  call: () => Promise<Response>,
): Promise<Response> {
  const done = startClientCall({ method, peer: target.name, baseUrl: target.baseUrl });
  try {
    const response = await call();
    done({ status: response.status });
    return response;
  } catch (error) {
    done({ error });
    throw error;
  }
}

/**
 * A limit for the whole call, body included. Not `AbortSignal.timeout`: Node 20 may collect such a signal as garbage
 * while only `fetch` holds it, and the call then has no limit at all.
 */
function startTimeLimit(timeoutMs: number): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException('Too late.', 'TimeoutError')), timeoutMs);
  return { signal: controller.signal, end: () => clearTimeout(timer) };
}

function breakerOf(name: string): CircuitBreaker {
  let breaker = breakers.get(name);
  if (!breaker) {
    breaker = new CircuitBreaker({
      failureThreshold: 5,
      openMs: 10_000,
      onChange: (state) =>
        countMetric('octo.circuit_breaker.transitions', {
          'service.peer.name': name,
          'circuit_breaker.state': state,
        }),
    });
    breakers.set(name, breaker);
    const known = breaker;
    observeMetric('octo.circuit_breaker.state', () => [
      [BREAKER_LEVELS[known.state], { 'service.peer.name': name }],
    ]);
  }
  return breaker;
}

function buildUrl(baseUrl: string, contract: Contract, call: ContractCall<Contract>): string {
  const params = (call.params ?? {}) as Record<string, unknown>;
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((call.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const text = query.toString();
  return `${baseUrl}${path}${text ? `?${text}` : ''}`;
}

function send(
  url: string,
  target: ServiceTarget,
  contract: Contract,
  call: ContractCall<Contract>,
  options: CallOptions,
  signal: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(options.correlationId ? { 'x-correlation-id': options.correlationId } : {}),
    ...target.headers,
    ...options.headers,
  };
  injectTraceHeaders(headers);
  return fetch(url, {
    method: contract.method,
    headers,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
}

async function readAnswer<C extends Contract>(
  response: Response,
  target: ServiceTarget,
  contract: C,
): Promise<ContractResult<C>> {
  if (!response.ok) {
    const problem = (await response.json().catch(() => null)) as { code?: unknown } | null;
    throw new AppError('upstream_failed', {
      detail: `${target.name} answered ${response.status}.`,
      facts: {
        service: target.name,
        status: response.status,
        upstreamCode: String(problem?.code ?? 'unknown'),
      },
    });
  }
  const parsed = contract.response.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    throw new AppError('upstream_failed', {
      detail: `${target.name} broke its contract.`,
      cause: parsed.error,
    });
  }
  return parsed.data as ContractResult<C>;
}

function toUpstreamError(error: unknown, target: ServiceTarget): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new AppError('upstream_timeout', {
      detail: `${target.name} did not answer in time.`,
      cause: error,
    });
  }
  return new AppError('upstream_unavailable', {
    detail: `${target.name} cannot be reached.`,
    cause: error,
    retryAfterSeconds: 10,
  });
}

function isTransient(error: AppError): boolean {
  const status = Number(error.facts?.status ?? 0);
  return error.code === 'upstream_unavailable' || (status >= 502 && status <= 504);
}
