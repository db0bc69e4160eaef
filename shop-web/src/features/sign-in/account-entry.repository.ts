import 'server-only';
import type { Db } from '@octo/shared/db';

/** What entering an account needs to know about it. */
export function findAccount(db: Db, userId: number) {
  return db.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, name: true, role: true, emailVerifiedAt: true, customerId: true },
  });
}

/** Makes an unconfirmed account, unless the address has one. */
export async function insertAccount(
  db: Db,
  account: {
    readonly email: string;
    readonly name: string;
    readonly passwordHash: string;
    readonly now: Date;
  },
): Promise<void> {
  const { email, name, passwordHash, now } = account;
  await db.user.createMany({
    data: [{ email, name, passwordHash, role: 'customer', createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
}

/** The customer record of an address; made when there is none. */
export async function ensureCustomer(
  db: Db,
  customer: { readonly email: string; readonly name: string; readonly now: Date },
): Promise<number> {
  const { email, name, now } = customer;
  await db.customer.createMany({
    data: [{ email, name, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  const { id } = await db.customer.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return id;
}

/** Marks the address as confirmed and gives the account its customer record. */
export async function confirmAccount(
  db: Db,
  input: { readonly userId: number; readonly customerId: number; readonly now: Date },
): Promise<void> {
  const { userId, customerId, now } = input;
  await db.user.updateMany({
    where: { id: userId },
    data: { emailVerifiedAt: now, customerId, updatedAt: now },
  });
}

/** Sets a password and forgets failed attempts. */
export async function setPassword(
  db: Db,
  input: { readonly userId: number; readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  const { userId, passwordHash, now } = input;
  await db.user.updateMany({
    where: { id: userId },
    data: { passwordHash, failedSignInCount: 0, lockedUntil: null, updatedAt: now },
  });
}
