import 'server-only';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../errors';

/** The two encodings of OTLP/HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp). */
export type OtlpEncoding = 'application/json' | 'application/x-protobuf';

const unzip = promisify(gunzip);

/**
 * Which encoding a sender uses; it wants the answer in the same one.
 * @throws AppError `unsupported_media_type`
 */
export function encodingOf(request: Request): OtlpEncoding {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json' || type === 'application/x-protobuf') return type;
  throw new AppError('unsupported_media_type', {
    detail: 'Send OTLP as application/x-protobuf or application/json.',
  });
}

/**
 * Reads a body, unpacked when it is gzip, and never more than `maxBytes` of it, before and after unpacking.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `bad_request`
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer> {
  const packing = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (packing !== 'identity' && packing !== 'gzip') {
    throw new AppError('unsupported_media_type', { detail: 'Content-Encoding must be gzip or absent.' });
  }
  const bytes = await readBytes(request, maxBytes);
  return packing === 'gzip' ? unpack(bytes, maxBytes) : bytes;
}

/** @throws AppError `bad_request` */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
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

async function unpack(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    // The limit holds while it unpacks, so a small bomb cannot fill memory.
    return await unzip(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new AppError('bad_request', { detail: 'The body is not valid gzip.', cause });
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('payload_too_large', { facts: { maxBytes } });
}
