import 'server-only';
import { requireServiceKey, SERVICE_KEY_HEADER } from '../auth';
import { AppError, parseOrThrow } from '../errors';
import { type CorrelationIds, correlationHeaders, problemResponse, readCorrelation } from '../http';
import { suppressTracing } from '../telemetry';
import { encodingOf, type OtlpEncoding, parseJson, readBody } from './otlp-body';
import { readTraceRequest, type TraceOutcome, writeTraceResponse } from './protobuf';
import { decodeTraceRequest, type SpanRecord } from './span-record';
import { tolerantTraceRequestSchema } from './trace-request';

/** What a receiver needs from its application. */
export interface TraceReceiverOptions {
  /** Keys that senders may present in `X-Internal-Service-Key`. */
  readonly acceptedKeys: () => readonly (string | undefined)[];
  readonly store: (spans: readonly SpanRecord[], ids: CorrelationIds) => Promise<void>;
  /** Largest body, before and after decompression. Default 8 MiB. */
  readonly maxBodyBytes?: number;
  /** Batches that may be stored at the same time; the next sender is asked to come back. Default 8. */
  readonly maxConcurrent?: number;
}

/**
 * Builds the handler of `POST …/v1/traces`: OTLP/HTTP in protobuf or JSON, plain or gzip
 * (https://opentelemetry.io/docs/specs/otlp/#otlphttp). Spans that are not valid are counted in the partial
 * success of the answer. Errors: 400, 401, 413, 415, 429, 503.
 */
export function createTraceReceiver(options: TraceReceiverOptions): (request: Request) => Promise<Response> {
  const maxBodyBytes = options.maxBodyBytes ?? 8 * 1024 * 1024;
  const maxConcurrent = options.maxConcurrent ?? 8;
  let runningCount = 0;

  const receive = async (request: Request): Promise<Response> => {
    requireServiceKey(request.headers.get(SERVICE_KEY_HEADER), options.acceptedKeys());
    if (runningCount >= maxConcurrent) throw new AppError('rate_limited', { retryAfterSeconds: 1 });
    runningCount += 1;
    try {
      const ids = readCorrelation(request.headers);
      const encoding = encodingOf(request);
      const bytes = await readBody(request, maxBodyBytes);
      const body = parseOrThrow(tolerantTraceRequestSchema, parseRequest(bytes, encoding));
      const { spans, rejectedCount, firstProblem } = decodeTraceRequest(body);
      if (spans.length > 0) await options.store(spans, ids);
      const outcome =
        rejectedCount === 0
          ? {}
          : { partialSuccess: { rejectedSpans: String(rejectedCount), errorMessage: firstProblem } };
      return answer(outcome, encoding, ids);
    } finally {
      runningCount -= 1;
    }
  };

  return (request) =>
    suppressTracing(async () => {
      try {
        return await receive(request);
      } catch (error) {
        return problemResponse(error, request, readCorrelation(request.headers));
      }
    });
}

/** @throws AppError `bad_request` */
function parseRequest(bytes: Buffer, encoding: OtlpEncoding): unknown {
  if (encoding === 'application/json') return parseJson(bytes);
  try {
    return readTraceRequest(bytes);
  } catch (cause) {
    throw new AppError('bad_request', {
      detail: 'The body is not an OTLP trace request in protobuf.',
      cause,
    });
  }
}

function answer(outcome: TraceOutcome, encoding: OtlpEncoding, ids: CorrelationIds): Response {
  const headers = { 'cache-control': 'no-store', 'content-type': encoding, ...correlationHeaders(ids) };
  const isJson = encoding === 'application/json';
  return new Response(isJson ? JSON.stringify(outcome) : Buffer.from(writeTraceResponse(outcome)), {
    headers,
  });
}
