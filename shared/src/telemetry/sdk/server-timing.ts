import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { currentTraceContext } from '../span';

/**
 * Tells the browser which trace rendered its document, by `Server-Timing: traceparent;desc="…"`, so that its
 * page-load span joins it. A header is written for every request, whereas a `<meta>` element inside of a cached page
 * would name the trace of whoever made the cache. Only document requests get it.
 */
export function announceTraceToBrowsers(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.headers['sec-fetch-dest'] === 'document') announceOn(response);
  });
}

// The trace starts after this channel speaks, so the header is added when the head is about to be written.
function announceOn(response: ServerResponse): void {
  const writeHead = response.writeHead as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    const trace = currentTraceContext();
    if (trace && !response.headersSent)
      response.appendHeader('server-timing', `traceparent;desc="${trace.traceparent}"`);
    return writeHead.apply(response, args);
  };
}
