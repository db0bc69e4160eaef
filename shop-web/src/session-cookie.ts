import 'server-only';
import { sessionCookieAttributes, sessionCookieName, sessionTokenFrom } from '@octo/shared/auth';
import { cookies } from 'next/headers';
import { sessionCookieOptions } from './context';

/** The session token that the browser holds; null when it holds none. For actions. */
export async function heldToken(): Promise<string | null> {
  return sessionTokenFrom((await cookies()).toString(), sessionCookieOptions());
}

/** Has the browser remember a session until its end. For actions. */
export async function rememberSession(session: {
  readonly token: string;
  readonly expiresAt: Date;
}): Promise<void> {
  const options = sessionCookieOptions();
  (await cookies()).set(sessionCookieName(options), session.token, {
    ...sessionCookieAttributes(options),
    expires: session.expiresAt,
  });
}

/** Has the browser forget its session. For actions. */
export async function forgetSession(): Promise<void> {
  const options = sessionCookieOptions();
  (await cookies()).delete({ name: sessionCookieName(options), ...sessionCookieAttributes(options) });
}
