import 'server-only';
import { AppError } from '../errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Origins (`scheme://host[:port]`) of the given URLs. */
export function publicOrigins(...urls: readonly string[]): ReadonlySet<string> {
  return new Set(urls.map((url) => new URL(url).origin));
}

/**
 * Refuses browser writes that come from another site. Requests without `Origin` and `Sec-Fetch-Site` are not
 * from a browser, so they carry no ambient cookie to abuse.
 *
 * @throws AppError `cross_origin_refused`
 */
export function requireSameOrigin(request: Request, ownOrigins: ReadonlySet<string>): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (origin === null && site === null) return;
  const isOwn = origin !== null && (ownOrigins.has(origin) || isHost(origin, request.headers.get('host')));
  if (!isOwn) throw new AppError('cross_origin_refused');
}

/** Whatever is no address (`null`, nonsense) is nobody's origin. */
function isHost(origin: string, host: string | null): boolean {
  return host !== null && URL.canParse(origin) && new URL(origin).host === host;
}
