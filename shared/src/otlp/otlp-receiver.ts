import 'server-only';
import type { z } from 'zod';
import { requireServiceKey, SERVICE_KEY_HEADER } from '../auth';
import { AppError, parseOrThrow } from '../errors';
import { type CorrelationIds, correlationHeaders, problemResponse, readCorrelation } from '../http';
import { suppressTracing } from '../telemetry';
import type { Decoded } from './decoded';
import { decodeLogsRequest, type LogRecord, tolerantLogsRequestSchema } from './log-record';
import { decodeMetricsRequest, type MetricPoint, tolerantMetricsRequestSchema } from './metric-record';
import { encodingOf, type OtlpEncoding, parseJson, readBody } from './otlp-body';
import {
  type ExportOutcome,
  readLogsRequest,
  readMetricsRequest,
  readTraceRequest,
  writeExportResponse,
} from './protobuf';
import { decodeTraceRequest, type SpanRecord } from './span-record';
import { tolerantTraceRequestSchema } from './trace-request';

/** How one request went; what it cost is counted. */
export interface ReceiverOutcome {
  readonly acceptedCount: number;
  readonly rejectedCount: number;
  /** True when it was refused whole: too large, unreadable, or too much at once. */
  readonly isRefused: boolean;
  readonly bodyBytes: number;
  readonly decodeUs: number;
  readonly storeUs: number;
}

/** What a receiver needs from its application. */
export interface ReceiverOptions<T> {
  /** Keys that senders may present in `X-Internal-Service-Key`. */
  readonly acceptedKeys: () => readonly (string | undefined)[];
  /** Resolves when the items are stored. */
  readonly store: (items: readonly T[], ids: CorrelationIds) => Promise<void>;
  /** Told of every request that presented a valid key. */
  readonly onOutcome?: (outcome: ReceiverOutcome) => void;
  /** Largest body, before and after decompression. Default 8 MiB. */
  readonly maxBodyBytes?: number;
  /** Requests that may be worked on at the same time; the next sender is asked to come back. Default 16. */
  readonly maxConcurrent?: number;
}

/** What differs between the signals of OTLP. */
interface Signal<T> {
  readonly name: string;
  /** In the JSON form of the answer. */
  readonly rejectedField: string;
  readonly readBinary: (bytes: Uint8Array) => unknown;
  readonly decode: (body: unknown) => Decoded<T>;
}

const signalOf = <S extends z.ZodType, T>(
  signal: Omit<Signal<T>, 'decode'>,
  schema: S,
  decode: (request: z.output<S>) => Decoded<T>,
): Signal<T> => ({ ...signal, decode: (body) => decode(parseOrThrow(schema, body)) });

const TRACES = signalOf(
  { name: 'trace', rejectedField: 'rejectedSpans', readBinary: readTraceRequest },
  tolerantTraceRequestSchema,
  decodeTraceRequest,
);
const METRICS = signalOf(
  { name: 'metrics', rejectedField: 'rejectedDataPoints', readBinary: readMetricsRequest },
  tolerantMetricsRequestSchema,
  decodeMetricsRequest,
);
const LOGS = signalOf(
  { name: 'logs', rejectedField: 'rejectedLogRecords', readBinary: readLogsRequest },
  tolerantLogsRequestSchema,
  (request) => decodeLogsRequest(request),
);

/** Builds the handler of `POST …/v1/traces`; see {@link ReceiverOptions}. Spans that are not valid are counted. */
export function createTraceReceiver(options: ReceiverOptions<SpanRecord>) {
  return createReceiver(TRACES, options);
}

/** Builds the handler of `POST …/v1/metrics`. */
export function createMetricsReceiver(options: ReceiverOptions<MetricPoint>) {
  return createReceiver(METRICS, options);
}

/** Builds the handler of `POST …/v1/logs`. */
export function createLogsReceiver(options: ReceiverOptions<LogRecord>) {
  return createReceiver(LOGS, options);
}

/**
 * OTLP/HTTP in protobuf or JSON, plain or gzip (https://opentelemetry.io/docs/specs/otlp/#otlphttp). Items that are
 * not valid are counted in the partial success of the answer. Errors: 400, 401, 413, 415, 429, 503.
 */
function createReceiver<T>(
  signal: Signal<T>,
  options: ReceiverOptions<T>,
): (request: Request) => Promise<Response> {
  const maxBodyBytes = options.maxBodyBytes ?? 8 * 1024 * 1024;
  const maxConcurrent = options.maxConcurrent ?? 16;
  let runningCount = 0;

  const receive = async (request: Request, cost: Cost): Promise<Response> => {
    if (runningCount >= maxConcurrent) throw new AppError('rate_limited', { retryAfterSeconds: 1 });
    runningCount += 1;
    try {
      const ids = readCorrelation(request.headers);
      const encoding = encodingOf(request);
      const bytes = await readBody(request, maxBodyBytes);
      cost.bodyBytes = bytes.byteLength;
      const readAt = performance.now();
      const { items, rejectedCount, firstProblem } = signal.decode(parseRequest(bytes, encoding, signal));
      const decodedAt = performance.now();
      if (items.length > 0) await options.store(items, ids);
      cost.decodeUs = (decodedAt - readAt) * 1_000;
      cost.storeUs = (performance.now() - decodedAt) * 1_000;
      cost.acceptedCount = items.length;
      cost.rejectedCount = rejectedCount;
      return answer({ rejectedCount, errorMessage: firstProblem }, { encoding, ids, signal });
    } finally {
      runningCount -= 1;
    }
  };

  return (request) =>
    suppressTracing(async () => {
      const cost = { acceptedCount: 0, rejectedCount: 0, bodyBytes: 0, decodeUs: 0, storeUs: 0 };
      try {
        requireServiceKey(request.headers.get(SERVICE_KEY_HEADER), options.acceptedKeys());
      } catch (error) {
        return problemResponse(error, request, readCorrelation(request.headers));
      }
      try {
        const response = await receive(request, cost);
        options.onOutcome?.({ ...cost, isRefused: false });
        return response;
      } catch (error) {
        options.onOutcome?.({ ...cost, isRefused: true });
        return problemResponse(error, request, readCorrelation(request.headers));
      }
    });
}

type Cost = { -readonly [Field in keyof Omit<ReceiverOutcome, 'isRefused'>]: number };

/** @throws AppError `bad_request` */
function parseRequest<T>(bytes: Buffer, encoding: OtlpEncoding, signal: Signal<T>): unknown {
  if (encoding === 'application/json') return parseJson(bytes);
  try {
    return signal.readBinary(bytes);
  } catch (cause) {
    throw new AppError('bad_request', {
      detail: `The body is not an OTLP ${signal.name} request in protobuf.`,
      cause,
    });
  }
}

function answer<T>(
  outcome: ExportOutcome,
  to: { readonly encoding: OtlpEncoding; readonly ids: CorrelationIds; readonly signal: Signal<T> },
): Response {
  const { encoding, ids, signal } = to;
  const headers = { 'cache-control': 'no-store', 'content-type': encoding, ...correlationHeaders(ids) };
  if (encoding === 'application/x-protobuf') {
    return new Response(Buffer.from(writeExportResponse(outcome)), { headers });
  }
  const { rejectedCount, errorMessage } = outcome;
  const partialSuccess = { [signal.rejectedField]: String(rejectedCount), errorMessage };
  return new Response(JSON.stringify(rejectedCount === 0 ? {} : { partialSuccess }), { headers });
}
