import 'server-only';
import type { Db } from '../db';
import type { SessionApplication } from './sessions';

/** A session as its user sees it. */
export interface SessionEntry {
  readonly id: number;
  readonly application: string;
  readonly signInMethod: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** More sessions than anybody has; the oldest of a script that never signs out are not worth a page. */
const LIST_LENGTH = 100;

/** Sessions of a user that are open now, last used first. */
export function listSessionsOf(db: Db, userId: number, now: Date): Promise<SessionEntry[]> {
  return db.userSession.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, idleExpiresAt: { gt: now } },
    select: {
      id: true,
      application: true,
      signInMethod: true,
      ipAddress: true,
      userAgent: true,
      createdAt: true,
      lastSeenAt: true,
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: LIST_LENGTH,
  });
}

/**
 * Ends one session by its id.
 * @param userId whose it must be; left out only where any session may be ended
 * @returns whose it was, or null when there is no such open session
 */
export async function revokeSessionById(
  db: Db,
  input: { readonly sessionId: number; readonly userId?: number; readonly now: Date },
): Promise<{ readonly userId: number } | null> {
  const { sessionId, userId, now } = input;
  const [revoked] = await db.userSession.updateManyAndReturn({
    where: { id: sessionId, revokedAt: null, ...(userId === undefined ? {} : { userId }) },
    data: { revokedAt: now },
    select: { userId: true },
  });
  return revoked ?? null;
}

/** Sessions of an application that are open now. */
export function countOpenSessions(db: Db, application: SessionApplication, now: Date): Promise<number> {
  return db.userSession.count({
    where: { application, revokedAt: null, expiresAt: { gt: now }, idleExpiresAt: { gt: now } },
  });
}
