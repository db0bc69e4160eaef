import 'server-only';
import type { Db } from '../db';
import { newToken, sha256Hex } from '../ids';
import { addMs, MS } from '../time';

/** How long sessions live. */
export interface SessionLimits {
  /** Without a request for this long the session is over. */
  readonly idleMs: number;
  /** However busy, the session ends this long after sign-in. */
  readonly absoluteMs: number;
}

/** The application that a session was opened for; its token opens nothing in the other one. */
export type SessionApplication = 'console' | 'shop';

/** Who a session belongs to. */
export interface SessionUser {
  readonly sessionId: number;
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** The customer record of the account; null for operators and before the e-mail is verified. */
  readonly customerId: number | null;
}

/**
 * Opens a session with a token that nobody has seen before (an old cookie is never taken over).
 * @returns the token for the cookie; only its SHA-256 is stored
 */
export async function openSession(
  db: Db,
  input: {
    readonly userId: number;
    readonly application: SessionApplication;
    readonly limits: SessionLimits;
    readonly now: Date;
    readonly ipAddress: string | null;
    readonly userAgent: string | null;
    /** Given when an identity provider vouched for the user: who did, and what signing out there needs. */
    readonly sso?: { readonly issuer: string; readonly idTokenHint: string };
  },
): Promise<{ readonly token: string; readonly sessionId: number; readonly expiresAt: Date }> {
  const { userId, limits, now } = input;
  const token = newToken(32);
  const expiresAt = addMs(now, limits.absoluteMs);
  const session = await db.userSession.create({
    data: {
      tokenHash: sha256Hex(token),
      userId,
      application: input.application,
      signInMethod: input.sso ? 'sso' : 'password',
      ssoIssuer: input.sso?.issuer ?? null,
      idTokenHint: input.sso?.idTokenHint ?? null,
      ipAddress: input.ipAddress,
      userAgent: input.userAgent?.slice(0, 500) ?? null,
      createdAt: now,
      lastSeenAt: now,
      idleExpiresAt: earlier(addMs(now, limits.idleMs), expiresAt),
      expiresAt,
    },
    select: { id: true },
  });
  return { token, sessionId: session.id, expiresAt };
}

/** Ends one session. @returns the user it belonged to, or null when it was over already */
export async function revokeSession(db: Db, token: string, now: Date): Promise<{ userId: number } | null> {
  const [revoked] = await db.userSession.updateManyAndReturn({
    where: { tokenHash: sha256Hex(token), revokedAt: null },
    data: { revokedAt: now },
    select: { userId: true },
  });
  return revoked ?? null;
}

/**
 * Ends every session of a user, in both applications (password change, reset, deactivation, "sign out everywhere").
 * @param exceptSessionId one that may stay: the one that asks
 * @returns how many were open
 */
export async function revokeSessionsOf(
  db: Db,
  userId: number,
  now: Date,
  exceptSessionId?: number,
): Promise<number> {
  const { count } = await db.userSession.updateMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: now },
      ...(exceptSessionId === undefined ? {} : { id: { not: exceptSessionId } }),
    },
    data: { revokedAt: now },
  });
  return count;
}

/** Deletes sessions that have been over for a week. @returns how many */
export async function deleteOldSessions(db: Db, now: Date): Promise<number> {
  const { count } = await db.userSession.deleteMany({
    where: { expiresAt: { lt: addMs(now, -7 * MS.day) } },
  });
  return count;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
