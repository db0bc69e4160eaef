import 'server-only';
import type { Db } from '@octo/shared/db';

/** What choosing a password needs to know about an account. */
export function findOperator(db: Db, userId: number) {
  return db.user.findUnique({ where: { id: userId }, select: { email: true, name: true, role: true } });
}

/** Sets a password; the link that allowed it came to the mailbox, so the address is confirmed. */
export async function updatePassword(
  db: Db,
  input: { readonly userId: number; readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  const { userId, passwordHash, now } = input;
  await db.user.updateMany({
    where: { id: userId },
    data: { passwordHash, failedSignInCount: 0, lockedUntil: null, emailVerifiedAt: now, updatedAt: now },
  });
}
