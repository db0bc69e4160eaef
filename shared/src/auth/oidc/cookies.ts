import { MS } from '../../time';
import { type SessionCookieOptions, sessionCookieName } from '../session-cookie';

/** A `Set-Cookie` value for a cookie of the session's kind: HttpOnly, SameSite=Lax, this host, the whole site. */
export function setCookie(
  options: SessionCookieOptions,
  value: string,
  life: { readonly maxAgeMs: number } | { readonly expiresAt: Date },
): string {
  const end =
    'maxAgeMs' in life
      ? `Max-Age=${Math.floor(life.maxAgeMs / MS.second)}`
      : `Expires=${life.expiresAt.toUTCString()}`;
  const secure = options.isSecure ? '; Secure' : '';
  return `${sessionCookieName(options)}=${value}; Path=/; ${end}; HttpOnly; SameSite=Lax${secure}`;
}

/** A `Set-Cookie` value that makes the browser forget the cookie. */
export function clearedCookie(options: SessionCookieOptions): string {
  return setCookie(options, '', { maxAgeMs: 0 });
}

/** The value of a cookie in a `Cookie` header; null when there is none. */
export function cookieValue(header: string | null, name: string): string | null {
  const prefix = `${name}=`;
  const part = header
    ?.split(';')
    .map((text) => text.trim())
    .find((text) => text.startsWith(prefix));
  return part?.slice(prefix.length) || null;
}
