import type { IncomingMessage } from 'node:http';

const METHODS = 'GET, HEAD';
const EXPOSED = 'x-request-id, x-trace-id, x-correlation-id, ratelimit, ratelimit-policy, retry-after';
const MAX_AGE_SECONDS = 600;

/**
 * CORS of the API: the platform's own other origin may read, without cookies; nobody else may anything. Writes from
 * another origin are refused by `requireSameOrigin`, whatever a preflight says.
 *
 * @param allowed public origins of the platform; empty switches CORS off
 * @returns headers to add, empty for origins that are not allowed
 */
export function corsHeaders(
  request: IncomingMessage,
  allowed: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const { origin } = request.headers;
  // Whether CORS applies depends on the origin, so a cache must keep the answers apart.
  const vary = ['vary', 'origin'] as const;
  if (origin === undefined || !allowed.has(origin)) return origin === undefined ? [] : [vary];
  return [
    vary,
    ['access-control-allow-origin', origin],
    ...(request.method === 'OPTIONS'
      ? ([
          ['access-control-allow-methods', METHODS],
          ['access-control-max-age', String(MAX_AGE_SECONDS)],
        ] as const)
      : ([['access-control-expose-headers', EXPOSED]] as const)),
  ];
}
