import 'server-only';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { requireServiceKey, SERVICE_KEY_HEADER } from '../auth';
import { AppError, isAppError, parseOrThrow } from '../errors';
import { type CorrelationIds, correlationHeaders, problemResponse, readCorrelation } from '../http';
import { suppressTracing } from '../telemetry';
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

const unzip = promisify(gunzip);

/**
 * Builds the handler of `POST …/v1/traces`: OTLP/HTTP with JSON, plain or gzip
 * (https://opentelemetry.io/docs/specs/otlp/#otlphttp). Spans that are not valid are counted in the partial
 * success of the answer. Errors: 400, 401, 413, 415 (protobuf is not accepted), 429, 503.
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
      const body = parseOrThrow(tolerantTraceRequestSchema, await readOtlpJson(request, maxBodyBytes));
      const { spans, rejectedCount, firstProblem } = decodeTraceRequest(body);
      if (spans.length > 0) await options.store(spans, ids);
      const outcome =
        rejectedCount === 0
          ? {}
          : { partialSuccess: { rejectedSpans: String(rejectedCount), errorMessage: firstProblem } };
      return Response.json(outcome, { headers: { 'cache-control': 'no-store', ...correlationHeaders(ids) } });
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

async function readOtlpJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError('unsupported_media_type', {
      detail: 'Send OTLP as application/json; protobuf is not accepted.',
    });
  }
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new AppError('unsupported_media_type', { detail: 'Content-Encoding must be gzip or absent.' });
  }
  const bytes = await readBytes(request, maxBytes);
  const plain = encoding === 'gzip' ? await gunzipBytes(bytes, maxBytes) : bytes;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch (cause) {
    throw new AppError('bad_request', { detail: 'The body is not valid JSON in UTF-8.', cause });
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? '0') > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function gunzipBytes(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    // The limit holds while it unpacks, so a small bomb cannot fill memory.
    return await unzip(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw isAppError(cause)
      ? cause
      : new AppError('bad_request', { detail: 'The body is not valid gzip.', cause });
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('payload_too_large', { facts: { maxBytes } });
}
