import 'server-only';
import type { Db } from '@octo/shared/db';
import type { KeyRow } from './keys.schema';

/** Keys, newest first. */
export async function findKeys(db: Db, limit: number): Promise<KeyRow[]> {
  const rows = await db.accessToken.findMany({
    select: {
      id: true,
      kind: true,
      name: true,
      scopes: true,
      rateLimitPerMinute: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
      user: { select: { email: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(({ user, scopes, ...row }) => ({
    ...row,
    owner: user?.email ?? null,
    scopes: scopes.split(' '),
  }));
}
