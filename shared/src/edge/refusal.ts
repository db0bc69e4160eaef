import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, ERROR_CODES, type ErrorCode, toProblem } from '../errors';

/** A request that the edge answers itself. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with problem+json, or in words for a browser that asked for a page; closes what is not read to its end. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  context: { readonly path: string; readonly requestId: string; readonly isPage: boolean },
): void {
  const { code, detail, headers = {} } = refusal;
  const { status, title } = ERROR_CODES[code];
  const wantsPage = context.isPage && (request.headers.accept ?? '').includes('text/html');
  const body = wantsPage
    ? pageOf(title, detail)
    : JSON.stringify(
        toProblem(new AppError(code, detail === undefined ? {} : { detail }), {
          instance: context.path.slice(0, 2_000),
          requestId: context.requestId,
        }),
      );
  // What was not read would be taken for the next request of the connection.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, {
    ...headers,
    'content-type': wantsPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

// Constants of ours and nothing from the request: there is nothing to escape, and nothing to load.
function pageOf(title: string, detail = ''): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${title}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem">
<main><h1 style="font-size:1.25rem">${title}</h1><p>${detail}</p></main></body></html>
`;
}
