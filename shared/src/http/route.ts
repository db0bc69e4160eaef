import 'server-only';
import type { Contract, ContractArgs, ContractResult } from '../contracts';
import { translateDbError } from '../db';
import { AppError, ERROR_CODES, isAppError, parseOrThrow, toProblem } from '../errors';
import { type RateVerdict, rateLimitHeaders } from '../limits';
import { type AttackSource, observeInput, observeRefusal } from '../security';
import { currentTraceContext, getLogger, runWithRequestFields, withSpan } from '../telemetry';
import { attackSource } from './attack-source';
import { readJsonBody } from './body';
import { type CorrelationIds, correlationHeaders, readCorrelation } from './correlation';
import { type RateSubject, requireSubjectRate } from './request-rate';

/** What every context has; applications add session, cart and so on. */
export interface BaseContext extends RateSubject {
  readonly ids: CorrelationIds;
}

/** What a handler may add to its answer. */
export interface RouteResult<R> {
  readonly body: R;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Complete `Set-Cookie` values. */
  readonly cookies?: readonly string[];
}

/** Marks a value as an answer with status, headers or cookies of its own. */
export class Reply<R> {
  constructor(readonly result: RouteResult<R>) {}
}

type RouteParams = { readonly params: Promise<Record<string, string | string[] | undefined>> };

type Handler<X, C extends Contract> = (
  context: X,
  args: ContractArgs<C>,
  request: Request,
) => Promise<ContractResult<C> | Reply<ContractResult<C>>>;

const log = getLogger('http');

/**
 * Builds an application's `route()`. The returned function parses by the contract, builds the context, opens
 * the span, calls the service and translates errors to problem+json; it is one of the only two places that do.
 *
 * @param createContext authenticates the request as the contract demands and collects what services need
 */
export function createRoute<X extends BaseContext>(
  createContext: (request: Request, contract: Contract, ids: CorrelationIds) => X | Promise<X>,
) {
  return function route<C extends Contract>(contract: C, handler: Handler<X, C>) {
    return (request: Request, routeParams?: RouteParams): Promise<Response> => {
      const ids = readCorrelation(request.headers);
      const operation = `${contract.method} ${contract.path}`;
      return runWithRequestFields({ requestId: ids.requestId, operation }, async () => {
        let context: X | undefined;
        try {
          return await withSpan(contract.id, { attributes: { 'http.route': contract.path } }, async () => {
            const known = await createContext(request, contract, ids);
            context = known;
            const verdict = await requireRouteRate(contract, known);
            const args = await readArgs(contract, request, routeParams, known);
            const outcome = await handler(known, args, request);
            const result: RouteResult<ContractResult<C>> =
              outcome instanceof Reply ? outcome.result : { body: outcome };
            return answer(result, contract.status, ids, verdict);
          });
        } catch (error) {
          return problemResponse(error, request, ids, attackSource(request, contract.path, context));
        }
      });
    };
  };
}

async function readArgs<C extends Contract>(
  contract: C,
  request: Request,
  routeParams: RouteParams | undefined,
  context: BaseContext,
): Promise<ContractArgs<C>> {
  const params = contract.path.includes('{') ? ((await routeParams?.params) ?? {}) : {};
  const mark = request.url.indexOf('?');
  const query = mark === -1 ? {} : Object.fromEntries(new URLSearchParams(request.url.slice(mark + 1)));
  const hasBody = contract.method !== 'GET' && contract.method !== 'DELETE';
  const body = hasBody ? await readJsonBody(request, contract.maxBodyBytes) : {};
  observeInput({ params, query, body }, attackSource(request, contract.path, context));
  return {
    params: parseOrThrow(contract.params, params, 'params'),
    query: parseOrThrow(contract.query, query, 'query'),
    body: parseOrThrow(contract.body, body, 'body'),
  } as ContractArgs<C>;
}

/** Whatever changes something is limited by who does it; a contract may name a policy of its own. */
function requireRouteRate(contract: Contract, context: BaseContext): Promise<RateVerdict | null> | null {
  const policy = contract.rateLimit ?? (contract.method === 'GET' ? null : 'writes');
  return policy === null || contract.auth === 'service' ? null : requireSubjectRate(policy, context);
}

function answer<R>(
  result: RouteResult<R>,
  defaultStatus: number,
  ids: CorrelationIds,
  verdict: RateVerdict | null,
): Response {
  const headers = new Headers({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...correlationHeaders(ids),
    ...(verdict ? Object.fromEntries(rateLimitHeaders([verdict])) : {}),
    ...result.headers,
  });
  for (const cookie of result.cookies ?? []) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(result.body), { status: result.status ?? defaultStatus, headers });
}

/** Any thrown value as problem+json; logs it as loudly as its code asks. */
export function problemResponse(
  thrown: unknown,
  request: Request,
  ids: CorrelationIds,
  source: AttackSource = attackSource(request, null),
): Response {
  const error = translateDbError(thrown);
  if (isAppError(error)) observeRefusal(error, source);
  const problem = toProblem(error, {
    instance: new URL(request.url).pathname,
    requestId: ids.requestId,
    traceId: currentTraceContext()?.traceId ?? ids.traceId ?? undefined,
  });
  const level = ERROR_CODES[problem.code].level;
  log[level](
    { err: level === 'error' ? error : undefined, code: problem.code, path: problem.instance },
    'Request refused',
  );
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...correlationHeaders(ids),
  };
  if (isAppError(error) && error.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(error.retryAfterSeconds);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** Answers every method that a route file does not export. */
export function methodNotAllowed(allow: readonly string[]) {
  return (request: Request): Response => {
    const response = problemResponse(
      new AppError('method_not_allowed'),
      request,
      readCorrelation(request.headers),
    );
    response.headers.set('allow', allow.join(', '));
    return response;
  };
}
