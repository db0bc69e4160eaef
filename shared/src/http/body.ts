import 'server-only';
import { AppError } from '../errors';

/**
 * Reads a JSON body of at most `maxBytes`, counting while it streams, so that a lying `Content-Length` or a
 * chunked body cannot fill memory. An absent body reads as `{}`.
 *
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `bad_request`
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<unknown> {
  const declared = Number(request.headers.get('content-length') ?? '0');
  if (declared > maxBytes) throw new AppError('payload_too_large', { facts: { maxBytes } });
  if (!request.body) return {};
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    if (declared === 0 && type === '') return {};
    throw new AppError('unsupported_media_type', { detail: 'Send application/json.' });
  }
  const text = await readText(request.body, maxBytes);
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad_request', { detail: 'The body is not valid JSON.', cause });
  }
}

async function readText(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > maxBytes) {
        await reader.cancel();
        throw new AppError('payload_too_large', { facts: { maxBytes } });
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof TypeError)
      throw new AppError('bad_request', { detail: 'The body is not valid UTF-8.', cause: error });
    throw error;
  }
}
