import 'server-only';
import type { Db, Prisma } from '@octo/shared/db';
import type { UserListQuery, UserRow } from './users.schema';

const SELECT = {
  id: true,
  email: true,
  name: true,
  role: true,
  isActive: true,
  passwordHash: true,
  emailVerifiedAt: true,
  lockedUntil: true,
  lastSignInAt: true,
  createdAt: true,
  identities: { select: { id: true }, take: 1 },
} as const satisfies Prisma.UserSelect;

type Found = Prisma.UserGetPayload<{ select: typeof SELECT }>;

/** The hash itself never leaves the repository. */
function toRow({ passwordHash, identities, emailVerifiedAt, ...rest }: Found): UserRow {
  return {
    ...rest,
    hasPassword: passwordHash !== null,
    hasSso: identities.length > 0,
    isEmailVerified: emailVerifiedAt !== null,
  };
}

/** Accounts, newest first. `isForward` false reads upwards from the position. */
export async function findUsers(
  db: Db,
  slice: {
    readonly query: UserListQuery;
    readonly position: number | null;
    readonly isForward: boolean;
    readonly limit: number;
  },
): Promise<UserRow[]> {
  const { query, position, isForward, limit } = slice;
  const { q, role } = query;
  const rows = await db.user.findMany({
    where: {
      ...(role === 'operator' ? { role: { not: 'customer' } } : role && { role }),
      ...(q && { OR: [{ email: { contains: q.toLowerCase() } }, { name: { contains: q } }] }),
      ...(position !== null && { id: isForward ? { lt: position } : { gt: position } }),
    },
    select: SELECT,
    orderBy: { id: isForward ? 'desc' : 'asc' },
    take: limit,
  });
  return rows.map(toRow);
}

/** One account; null when there is none. */
export async function findUser(db: Db, id: number): Promise<UserRow | null> {
  const row = await db.user.findUnique({ where: { id }, select: SELECT });
  return row && toRow(row);
}

/** Makes an operator without a password. @returns null when the address is taken */
export async function insertOperator(
  db: Db,
  input: { readonly email: string; readonly name: string; readonly role: string; readonly now: Date },
): Promise<number | null> {
  const { email, name, role, now } = input;
  const { count } = await db.user.createMany({
    data: [{ email, name, role, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  return (await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
}

/** Changes role or state of an account. */
export async function updateUser(
  db: Db,
  input: { readonly id: number; readonly role?: string; readonly isActive?: boolean; readonly now: Date },
): Promise<void> {
  const { id, now, ...data } = input;
  await db.user.updateMany({ where: { id }, data: { ...data, updatedAt: now } });
}
