import 'server-only';
import type { Db } from '@octo/shared/db';

/** Sessions that are open now, last used first. */
export function findOpenSessions(db: Db, input: { readonly now: Date; readonly limit: number }) {
  const { now, limit } = input;
  return db.userSession.findMany({
    where: { revokedAt: null, expiresAt: { gt: now }, idleExpiresAt: { gt: now } },
    select: {
      id: true,
      application: true,
      signInMethod: true,
      ipAddress: true,
      userAgent: true,
      createdAt: true,
      lastSeenAt: true,
      user: { select: { id: true, email: true, role: true } },
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}
