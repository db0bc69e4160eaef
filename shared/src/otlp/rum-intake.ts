import 'server-only';
import { AppError, parseOrThrow } from '../errors';
import {
  correlationHeaders,
  problemResponse,
  readCorrelation,
  readJsonBody,
  requireSameOrigin,
} from '../http';
import { getLogger, suppressTracing } from '../telemetry';
import type { OtlpTarget } from './otlp-target';
import { type OtlpTraceRequest, strictTraceRequestSchema } from './trace-request';

/** What an intake needs from its application. */
export interface RumIntakeOptions {
  /** The only `service.name` that browsers of this application may use. */
  readonly serviceName: string;
  readonly ownOrigins: () => ReadonlySet<string>;
  /** Where spans go on to; null when telemetry is off: spans are then accepted and dropped. */
  readonly target: () => {
    readonly endpoint: string;
    readonly headers: Readonly<Record<string, string>>;
  } | null;
  readonly now?: () => number;
}

const MAX_BODY_BYTES = 64 * 1024;
const MAX_SPANS = 100;
const MAX_FORWARDS = 16;
const MAX_SKEW_MS = 24 * 60 * 60 * 1_000;
const FORWARD_TIMEOUT_MS = 5_000;
const BROWSER_KINDS = new Set([0, 1, 3]);

const requestSchema = strictTraceRequestSchema(MAX_SPANS);
const log = getLogger('rum');

/**
 * Builds the handler of `POST /api/rum/traces`, the same-origin intake of spans that browsers made. It is
 * open to anybody, so it takes little: 64 kB, 100 spans, one service name, kinds internal and client, times within a
 * day of now. Accepted spans are handed on in the background; the browser gets 202 at once.
 */
export function createRumIntake(options: RumIntakeOptions): (request: Request) => Promise<Response> {
  let forwardCount = 0;

  const accept = async (request: Request): Promise<Response> => {
    requireSameOrigin(request, options.ownOrigins());
    const body = parseOrThrow(requestSchema, await readJsonBody(request, MAX_BODY_BYTES), 'body');
    requireBrowserSpans(body, options.serviceName, (options.now ?? Date.now)());
    const target = options.target();
    if (target) {
      if (forwardCount >= MAX_FORWARDS) throw new AppError('rate_limited', { retryAfterSeconds: 5 });
      forwardCount += 1;
      void forward(target, body).finally(() => {
        forwardCount -= 1;
      });
    }
    const headers = { 'cache-control': 'no-store', ...correlationHeaders(readCorrelation(request.headers)) };
    return new Response(null, { status: 202, headers });
  };

  return (request) =>
    suppressTracing(async () => {
      try {
        return await accept(request);
      } catch (error) {
        return problemResponse(error, request, readCorrelation(request.headers));
      }
    });
}

function requireBrowserSpans(body: OtlpTraceRequest, serviceName: string, nowMs: number): void {
  const refuse = (path: string, code: string, message: string) => {
    throw new AppError('validation_failed', { fields: [{ path: `body.${path}`, code, message }] });
  };
  let spanCount = 0;
  for (const { resource, scopeSpans } of body.resourceSpans) {
    const given = resource?.attributes?.find(({ key }) => key === 'service.name')?.value?.stringValue;
    if (given !== serviceName)
      refuse('resourceSpans.resource', 'invalid_value', `service.name must be ${serviceName}`);
    for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
      spanCount += 1;
      const startedMs = Number(BigInt(span.startTimeUnixNano) / 1_000_000n);
      if (Math.abs(startedMs - nowMs) > MAX_SKEW_MS) {
        refuse('resourceSpans.spans', 'out_of_range', 'startTimeUnixNano must be within a day of now');
      }
      if (!BROWSER_KINDS.has(span.kind))
        refuse('resourceSpans.spans', 'invalid_value', 'kind must be 0, 1 or 3');
    }
  }
  if (spanCount > MAX_SPANS) refuse('resourceSpans', 'too_big', `at most ${MAX_SPANS} spans`);
}

// A backend that is down costs these spans, nothing else; one line says so.
async function forward(target: OtlpTarget, body: OtlpTraceRequest): Promise<void> {
  try {
    const response = await fetch(`${target.endpoint}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...target.headers },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(FORWARD_TIMEOUT_MS),
    });
    if (!response.ok) log.debug({ status: response.status }, 'Browser spans were refused by the receiver');
  } catch (error) {
    log.debug({ err: error }, 'Browser spans could not be forwarded');
  }
}
