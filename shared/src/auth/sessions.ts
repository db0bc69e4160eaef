import 'server-only';
import type { Db } from '../db';
import { newToken, sha256Hex } from '../ids';
import { addMs, MS } from '../time';

/** last_seen_at is written at most this often, so that reading pages does not write. */
const TOUCH_EVERY_MS = MS.minute;

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

interface SessionRow extends SessionUser {
  readonly lastSeenAt: Date;
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

/**
 * Who the token belongs to, and keeps the session alive. Revoked, expired and idle sessions and sessions of
 * deactivated users count as none.
 *
 * @throws the driver's error when the database cannot be asked: the caller must not read that as "signed out"
 */
export async function findSession(
  db: Db,
  input: {
    readonly token: string;
    readonly application: SessionApplication;
    readonly limits: SessionLimits;
    readonly now: Date;
  },
): Promise<SessionUser | null> {
  const { token, limits, now } = input;
  const [row] = await db.$queryRaw<SessionRow[]>`/* auth.findSession */
    SELECT s.id AS "sessionId", s.user_id AS "userId", s.last_seen_at AS "lastSeenAt", u.email AS "email",
           u.name AS "name", u.role AS "role", u.customer_id AS "customerId"
      FROM user_sessions s JOIN users u ON u.id = s.user_id
     WHERE s.token_hash = ${sha256Hex(token)} AND s.application = ${input.application}
       AND s.revoked_at IS NULL
       AND s.expires_at > ${now} AND s.idle_expires_at > ${now} AND u.is_active = ${true}`;
  if (!row) return null;
  const { lastSeenAt, ...user } = row;
  if (now.getTime() - lastSeenAt.getTime() >= TOUCH_EVERY_MS)
    await touchSession(db, user.sessionId, limits, now);
  return user;
}

// The guard lets one of many parallel requests write; the end of life is never moved.
async function touchSession(db: Db, sessionId: number, limits: SessionLimits, now: Date): Promise<void> {
  await db.$executeRaw`/* auth.touchSession */
    UPDATE user_sessions
       SET last_seen_at = ${now},
           idle_expires_at = CASE WHEN expires_at < ${addMs(now, limits.idleMs)} THEN expires_at
                                  ELSE ${addMs(now, limits.idleMs)} END
     WHERE id = ${sessionId} AND last_seen_at <= ${addMs(now, -TOUCH_EVERY_MS)}`;
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
