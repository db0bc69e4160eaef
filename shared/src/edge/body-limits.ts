import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './refusal';

/** More than any contract takes: those answer for their own limits, here only the absurd is turned away unread. */
const MAX_BODY_BYTES = 16 * 1_024 * 1_024;
/** A body must have arrived after this long, however steadily it drips. */
const BODY_TIMEOUT_MS = 20_000;

/**
 * Refuses bodies that say they are too large, and ends connections whose body does not arrive in time: a client that
 * sends a byte now and then would otherwise hold a handler for minutes.
 */
export function limitBody(request: IncomingMessage, timeoutMs = BODY_TIMEOUT_MS): Refusal | undefined {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (length === undefined && encoding === undefined) return undefined;
  if (length === '0') return undefined;
  if (Number(length ?? 0) > MAX_BODY_BYTES) {
    return { code: 'payload_too_large', detail: `At most ${MAX_BODY_BYTES} bytes are accepted.` };
  }
  const timer = setTimeout(() => {
    if (request.complete) return;
    // As Node itself does for heads that are too slow; whoever was reading sees the connection break.
    if (request.socket.writable)
      request.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    request.destroy();
  }, timeoutMs);
  timer.unref();
  request.once('end', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer));
  return undefined;
}

/** No route takes a form of parts; on an address that nobody serves the framework would try to read it as an action. */
export function refuseForm(request: IncomingMessage): Refusal | undefined {
  return isForm(request) ? { code: 'unsupported_media_type', detail: 'Send application/json.' } : undefined;
}

/**
 * The framework answers 500 in plain text for a form that is none. It is the caller's mistake: what really fails while
 * a form is worked on is answered with an error page.
 */
export function isUnreadableForm(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    response.statusCode === 500 &&
    request.method === 'POST' &&
    isForm(request) &&
    !String(response.getHeader('content-type') ?? '').startsWith('text/html')
  );
}

function isForm({ headers }: IncomingMessage): boolean {
  return (headers['content-type'] ?? '').toLowerCase().startsWith('multipart/');
}
