import 'server-only';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** How the session cookie is named and protected. */
export interface SessionCookieOptions {
  /** Name without prefix (`octo_console`). */
  readonly name: string;
  /** The public address is https: browsers then accept `Secure` and the `__Host-` prefix. */
  readonly isSecure: boolean;
}

/** `__Host-` pins the cookie to this host and path; browsers accept it over https only. */
export function sessionCookieName({ name, isSecure }: SessionCookieOptions): string {
  return isSecure ? `__Host-${name}` : name;
}

/** The session token of a `Cookie` header; null when absent or not of our form. */
export function sessionTokenFrom(cookieHeader: string | null, options: SessionCookieOptions): string | null {
  if (!cookieHeader) return null;
  const prefix = `${sessionCookieName(options)}=`;
  const part = cookieHeader
    .split(';')
    .map((text) => text.trim())
    .find((text) => text.startsWith(prefix));
  const token = part?.slice(prefix.length);
  return isSessionToken(token) ? token : null;
}

/** True for text of the form that session tokens have. */
export function isSessionToken(text: string | undefined): text is string {
  return text !== undefined && TOKEN.test(text);
}

/** Attributes of the session cookie, in the form of Next's cookie store. */
export function sessionCookieAttributes({ isSecure }: SessionCookieOptions): {
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly path: '/';
} {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' };
}
