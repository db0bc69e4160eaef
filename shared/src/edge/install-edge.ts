import 'server-only';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { newUuid } from '../ids';
import { reportAttack } from '../security';
import { getLogger, measureRequest } from '../telemetry';
import { isUnreadableForm, limitBody, refuseForm } from './body-limits';
import { clientAddressOf } from './client-address';
import { corsHeaders } from './cors';
import { refuseForeignWrite } from './foreign-write';
import { observeAnswer } from './observe-answer';
import { countRequest, refusalOf } from './rate-limits';
import { refuse } from './refusal';
import { classOf } from './request-class';
import { createHeadWriter } from './response-head';
import { type HeaderPolicy, noncePolicy } from './security-headers';

/** How an application's edge behaves. */
export interface EdgeOptions extends HeaderPolicy {
  /** Proxies between the internet and this process; their `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: number;
  /** Public origin of the application itself. */
  readonly ownOrigin: string;
  /** Origins of the platform that may read the API from a browser. */
  readonly corsOrigins: ReadonlySet<string>;
  /** The API may be read by anybody (the shop's), so its readers are counted by a policy of their own. */
  readonly hasPublicApi: boolean;
  /** True for the key by which the other service shows itself. */
  readonly isServiceKey: (key: string) => boolean;
  /** The access token of an `Authorization` header when its signature is right; must not ask the database. */
  readonly signedTokenIn: (authorization: string) => string | null;
}

const SAFE_ID = /^[A-Za-z0-9._:-]{1,128}$/;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const NONCE_BYTES = 16;
const MAX_URL_LENGTH = 8_192;
/** Only a proxy that we trust may say these. */
const PROXY_HEADERS = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'] as const;

const INSTALLED = Symbol.for('octo.edge.installed');
const holder = globalThis as typeof globalThis & { [INSTALLED]?: WeakSet<Server> };

/**
 * Puts the edge in front of the framework: it sees every request of the process — pages, kept pages, files, routes
 * and actions — before routing, and completes every answer's head. The server is the framework's own, so it is found
 * at its first request, by Node's diagnostics channel, and its request listeners are wrapped.
 *
 * Kept pages carry the hashes of their inline scripts (next-cache-handler.mjs); everything else is rendered with the
 * nonce that the edge gives to the request. Called once, at boot; later calls do nothing.
 */
export function installEdge(options: EdgeOptions): void {
  if (holder[INSTALLED]) return;
  const guarded = new WeakSet<Server>();
  holder[INSTALLED] = guarded;
  const handle = createEdge(options);
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: Server };
    if (guarded.has(server)) return;
    guarded.add(server);
    guard(server, handle);
  });
}

function guard(server: Server, handle: ReturnType<typeof createEdge>): void {
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  server.maxHeadersCount = 100;
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    measureRequest(request, response, () => {
      if (isHandled(handle, request, response)) return;
      for (const listener of listeners) listener.call(server, request, response);
    });
  });
}

function isHandled(
  handle: ReturnType<typeof createEdge>,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  try {
    return handle(request, response);
  } catch (error) {
    // Stated policy: a fault of the edge must not take the service with it; what it guards is checked again behind it.
    getLogger('edge').error({ err: error }, 'The edge failed');
    return response.headersSent;
  }
}

/** Builds the edge as a function; it answers true when it answered the request itself. */
export function createEdge(
  options: EdgeOptions,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const writeHead = createHeadWriter(options);
  const policyWith = noncePolicy(options);
  return (request, response) => {
    const { headers } = request;
    const requestClass = classOf(request.url ?? '/', headers);
    const { path, isPage, isApi, isEmbeddable } = requestClass;
    const requestId = takeRequestId(request);
    const address = clientAddressOf(headers, options.trustedProxies, request.socket.remoteAddress);
    headers['x-forwarded-for'] = address;
    if (options.trustedProxies === 0) for (const name of PROXY_HEADERS) delete headers[name];
    // From outside it would decide the nonce of the page.
    delete headers['content-security-policy'];
    delete headers['content-security-policy-report-only'];
    const nonce = isPage ? randomBytes(NONCE_BYTES).toString('base64') : null;
    const pagePolicy = policyWith(nonce);
    if (nonce !== null) headers['content-security-policy'] = pagePolicy;
    const extra = isApi ? corsHeaders(request, options.corsOrigins) : [];
    const isTrusted = isOtherService(headers, options);
    const verdicts = isTrusted ? [] : countRequest(request, requestClass, address, options);
    beforeHead(response, () => {
      if (isUnreadableForm(request, response)) response.statusCode = 400;
      writeHead(response, { requestId, pagePolicy, isEmbeddable, extra, verdicts });
      // Here, because only now a trace is under way.
      if (!isTrusted) observeAnswer(request, response.statusCode, requestClass, address);
    });

    const context = { path, requestId, isPage };
    if (!METHODS.has(request.method ?? '')) {
      refuse(
        request,
        response,
        { code: 'method_not_allowed', headers: { allow: [...METHODS].join(', ') } },
        context,
      );
      return true;
    }
    if ((request.url ?? '').length > MAX_URL_LENGTH) {
      refuse(request, response, { code: 'bad_request', detail: 'The address is too long.' }, context);
      return true;
    }
    // No action lives there, and the framework would look for one.
    if (isApi) delete headers['next-action'];
    const foreign = refuseForeignWrite(request, options.ownOrigin);
    if (foreign)
      reportAttack({ type: 'csrf' }, { address, method: request.method ?? null, route: path.slice(0, 60) });
    const refusal =
      foreign ?? refusalOf(verdicts) ?? (isApi ? refuseForm(request) : undefined) ?? limitBody(request);
    if (refusal) refuse(request, response, refusal, context);
    return refusal !== undefined;
  };
}

function isOtherService(headers: IncomingMessage['headers'], { isServiceKey }: EdgeOptions): boolean {
  const key = headers['x-internal-service-key'];
  return typeof key === 'string' && isServiceKey(key);
}

/** Pages, logs and answers share one id: the caller's when it is harmless, otherwise a new one. */
function takeRequestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  const requestId = typeof given === 'string' && SAFE_ID.test(given) ? given : newUuid();
  request.headers['x-request-id'] = requestId;
  return requestId;
}

/** Runs `complete` once, when the head is about to be written by whoever answers. */
function beforeHead(response: ServerResponse, complete: () => void): void {
  const original = response.writeHead;
  const writeHead = original as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((...args: unknown[]) => {
    response.writeHead = original;
    if (typeof args[0] === 'number') response.statusCode = args[0];
    // Headers given here would come after ours, so they are set first.
    const given = args.find((arg) => typeof arg === 'object' && arg !== null && !Array.isArray(arg));
    for (const [name, value] of Object.entries((given ?? {}) as Record<string, string>))
      response.setHeader(name, value);
    complete();
    const [, ...rest] = args.filter((arg) => arg !== given);
    return writeHead.apply(response, [response.statusCode, ...rest]);
  }) as typeof response.writeHead;
}
