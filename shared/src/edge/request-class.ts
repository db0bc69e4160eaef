import type { IncomingHttpHeaders } from 'node:http';

/** What kind of request it is, as far as the edge cares. */
export interface RequestClass {
  /** Path without the query. */
  readonly path: string;
  /** May answer with a page, so it needs a nonce. */
  readonly isPage: boolean;
  readonly isApi: boolean;
  /** Other sites may show it: pictures of products and previews of links. */
  readonly isEmbeddable: boolean;
  /** A file of the build or a probe of the platform: never limited. */
  readonly isUnlimited: boolean;
  /** A prefetch or a picture: a page asks for many of them at once. */
  readonly isPagePart: boolean;
  /** Spans that a browser hands in. */
  readonly isTelemetry: boolean;
}

const PROBES = new Set(['/health', '/ready']);

/** Classifies by address and headers alone; nothing is looked up. */
export function classOf(url: string, headers: IncomingHttpHeaders): RequestClass {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  const isFile = path.startsWith('/_next/');
  const isApi = path.startsWith('/api/');
  const isEmbeddable = path.startsWith('/images/');
  const isPage = !isFile && !isApi && !isEmbeddable;
  return {
    path,
    isPage,
    isApi,
    isEmbeddable,
    isUnlimited: isFile || PROBES.has(path),
    isPagePart: isEmbeddable || (isPage && headers['next-router-prefetch'] !== undefined),
    isTelemetry: path === '/api/rum/traces',
  };
}
