import 'server-only';
import {
  checkPassword,
  enqueueAccountMail,
  hashPassword,
  listSessionsOf,
  refusalOf,
  requireGoodPassword,
  revokeSessionById,
  revokeSessionsOf,
} from '@octo/shared/auth';
import { deviceOf } from '@octo/shared/auth/device';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { z } from 'zod';
import { requireCustomer, type ShopContext } from '@/context';
import { recordDeed } from '@/features/deeds/deeds.service';
import { updatePasswordHash } from './account.repository';
import type { OwnSession, passwordChangeSchema } from './account.schema';

/**
 * Where the customer is signed in, last used first.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listOwnSessions(ctx: ShopContext): Promise<OwnSession[]> {
  const { userId, sessionId } = await requireCustomer(ctx);
  const rows = await listSessionsOf(ctx.db, userId, ctx.now());
  return rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent),
    ipAddress: row.ipAddress,
    signInMethod: row.signInMethod,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isCurrent: row.id === sessionId,
  }));
}

/**
 * Ends one of the customer's own sessions.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found` (also for somebody else's)
 */
export async function endSession(ctx: ShopContext, { id }: { readonly id: number }): Promise<void> {
  const { userId } = await requireCustomer(ctx);
  await withTransaction(ctx.db, async (tx) => {
    const revoked = await revokeSessionById(tx, { sessionId: id, userId, now: ctx.now() });
    if (!revoked) throw new AppError('not_found');
    await recordDeed(ctx, tx, { action: 'session.revoke', userId, details: { sessionId: id } });
  });
}

/**
 * Ends every session of the account, this one too.
 * @returns how many there were
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function signOutEverywhere(ctx: ShopContext): Promise<number> {
  const { userId } = await requireCustomer(ctx);
  return withTransaction(ctx.db, async (tx) => {
    const count = await revokeSessionsOf(tx, userId, ctx.now());
    await recordDeed(ctx, tx, { action: 'session.sign_out_everywhere', userId, details: { count } });
    return count;
  });
}

/**
 * Changes the password of whoever is signed in; every other session ends and a mail tells so. Wrong guesses of the
 * current password count towards the lock-out like those of a sign-in.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `validation_failed`, `account_locked`
 */
export async function changePassword(
  ctx: ShopContext,
  input: z.output<typeof passwordChangeSchema>,
): Promise<void> {
  const { userId, sessionId, email, name } = await requireCustomer(ctx);
  await requireGoodPassword(input.newPassword, { email, name }, 'newPassword');
  await proveOwner(ctx, input.currentPassword, 'currentPassword');
  const passwordHash = await hashPassword(input.newPassword);
  const now = ctx.now();
  await withTransaction(ctx.db, async (tx) => {
    await updatePasswordHash(tx, { userId, passwordHash, now });
    await revokeSessionsOf(tx, userId, now, sessionId);
    await enqueueAccountMail(tx, 'account.password_changed', email, now);
    await recordDeed(ctx, tx, { action: 'account.change_password', userId });
  });
}

/**
 * Asks for the password again before something that cannot be taken back.
 * @param path field that is to blame when it is wrong
 * @throws AppError `validation_failed`, `account_locked`
 */
export async function proveOwner(ctx: ShopContext, password: string, path: string): Promise<void> {
  const { email } = await requireCustomer(ctx);
  const check = await checkPassword(ctx.db, { email, password, now: ctx.now() });
  if (check.outcome === 'accepted') return;
  if (check.outcome === 'locked') throw refusalOf(check);
  const message = 'This is not your current password.';
  throw new AppError('validation_failed', { fields: [{ path, code: 'wrong_password', message }] });
}
