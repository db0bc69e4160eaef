import 'server-only';
import {
  checkPassword,
  enqueueAccountMail,
  openSession,
  type PasswordUser,
  refusalOf,
  revokeSession,
} from '@octo/shared/auth';
import { can } from '@octo/shared/auth/permissions';
import { type Db, withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { countMetric } from '@octo/shared/telemetry';
import type { z } from 'zod';
import { type ShopContext, sessionLimits } from '@/context';
import { recordDeed } from '@/features/deeds/deeds.service';
import { findAccount } from './account-entry.repository';
import type { signInSchema } from './sign-in.schema';

/** What the browser must remember. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Signs a customer in with a session of its own; whatever session the browser had is ended, never taken over. The
 * cart has a cookie of its own and stays.
 *
 * @param previousToken token that the browser still holds
 * @throws AppError `invalid_credentials`, `account_locked` (with Retry-After), `email_not_verified` (a new mail is on
 *   its way), `forbidden` (an operator's account), `database_unavailable`
 */
export async function signIn(
  ctx: ShopContext,
  input: z.output<typeof signInSchema> & { readonly previousToken: string | null },
): Promise<OpenedSession> {
  const user = await provePassword(ctx, input);
  const now = ctx.now();
  const account = await findAccount(ctx.db, user.userId);
  if (account?.emailVerifiedAt === null) {
    await enqueueAccountMail(ctx.db, 'account.registered', user.email, now);
    countMetric('shop.business.auth.login_failed', { reason: 'email_not_verified' });
    throw new AppError('email_not_verified', {
      detail: 'We have just sent you another mail with a link. It may take a minute.',
    });
  }
  return withTransaction(ctx.db, (tx) => openFor(ctx, tx, user.userId, input.previousToken));
}

/**
 * Checks e-mail and password of a customer's account and writes a refusal down.
 * @throws AppError `invalid_credentials`, `account_locked`, `forbidden`
 */
export async function provePassword(
  ctx: ShopContext,
  input: { readonly email: string; readonly password: string },
): Promise<PasswordUser> {
  const { email, password } = input;
  const check = await checkPassword(ctx.db, { email, password, now: ctx.now() });
  if (check.outcome !== 'accepted') {
    const action = check.outcome === 'locked' ? 'session.locked' : 'session.sign_in_failed';
    countMetric('shop.business.auth.login_failed', {
      reason: check.outcome === 'locked' ? 'locked' : 'wrong_credentials',
    });
    await recordDeed(ctx, ctx.db, { action, userId: check.userId });
    throw refusalOf(check);
  }
  if (!can(check.user.role, 'account:own')) {
    countMetric('shop.business.auth.login_failed', { reason: 'wrong_role' });
    throw new AppError('forbidden', { detail: 'This account belongs to the console, not to the shop.' });
  }
  return check.user;
}

/** Opens a session in the caller's transaction and ends the one that the browser had. */
export async function openFor(
  ctx: ShopContext,
  tx: Db,
  userId: number,
  previousToken: string | null,
): Promise<OpenedSession> {
  const now = ctx.now();
  if (previousToken) await revokeSession(tx, previousToken, now);
  const { ipAddress, userAgent } = ctx;
  const { token, expiresAt } = await openSession(tx, {
    userId,
    application: 'shop',
    limits: sessionLimits(),
    now,
    ipAddress,
    userAgent,
  });
  await recordDeed(ctx, tx, { action: 'session.sign_in', userId });
  countMetric('shop.business.auth.login', { method: 'password' });
  return { token, expiresAt };
}

/** Ends the session of the token; ending it twice is no error. */
export async function signOut(ctx: ShopContext, token: string | null): Promise<void> {
  if (!token) return;
  await withTransaction(ctx.db, async (tx) => {
    const revoked = await revokeSession(tx, token, ctx.now());
    if (revoked) await recordDeed(ctx, tx, { action: 'session.sign_out', userId: revoked.userId });
  });
}
