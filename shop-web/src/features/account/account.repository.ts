import 'server-only';
import type { Db } from '@octo/shared/db';

/** The account with its customer record. */
export function findProfile(db: Db, userId: number) {
  return db.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      email: true,
      name: true,
      passwordHash: true,
      createdAt: true,
      customerId: true,
      customer: { select: { name: true, phone: true } },
    },
  });
}

/** Changes name and telephone number, on the account and on its customer record. */
export async function updateProfile(
  db: Db,
  input: {
    readonly userId: number;
    readonly customerId: number | null;
    readonly name: string;
    readonly phone: string | null;
    readonly now: Date;
  },
): Promise<void> {
  const { userId, customerId, name, phone, now } = input;
  await db.user.updateMany({ where: { id: userId }, data: { name, updatedAt: now } });
  if (customerId === null) return;
  await db.customer.updateMany({ where: { id: customerId }, data: { name, phone, updatedAt: now } });
}

/** Replaces the hash of the password. */
export async function updatePasswordHash(
  db: Db,
  input: { readonly userId: number; readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  const { userId, passwordHash, now } = input;
  await db.user.updateMany({ where: { id: userId }, data: { passwordHash, updatedAt: now } });
}
