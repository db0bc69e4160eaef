import 'server-only';
import {
  enqueueAccountMail,
  findOneTimeToken,
  hashPassword,
  requireGoodPassword,
  revokeSessionsOf,
  takeOneTimeToken,
} from '@octo/shared/auth';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { z } from 'zod';
import type { ShopContext } from '@/context';
import { recordDeed } from '@/features/deeds/deeds.service';
import { findAccount, setPassword } from './account-entry.repository';
import { confirmEmail } from './confirm-email.service';
import type { forgotSchema, resetSchema } from './sign-in.schema';

const RESET = ['password_reset'] as const;

/** Owes the address a link to choose a new password. Same answer and same work for every address. */
export async function requestReset(
  ctx: ShopContext,
  { email }: z.output<typeof forgotSchema>,
): Promise<void> {
  await enqueueAccountMail(ctx.db, 'account.password_reset', email, ctx.now());
}

/** True when the link still works. Uses nothing up. */
export async function isResetLinkOpen(ctx: ShopContext, token: string): Promise<boolean> {
  return (await findOneTimeToken(ctx.db, { purposes: RESET, token, now: ctx.now() })) !== null;
}

/**
 * Sets the password that a link allows to choose, ends every session of the account and tells its owner by mail. The
 * link came to the mailbox, so it confirms the address too.
 *
 * @throws AppError `link_invalid`, `validation_failed`
 */
export async function resetPassword(ctx: ShopContext, input: z.output<typeof resetSchema>): Promise<void> {
  const { token, password } = input;
  const now = ctx.now();
  const proof = await findOneTimeToken(ctx.db, { purposes: RESET, token, now });
  const account = proof && (await findAccount(ctx.db, proof.userId));
  if (account?.role !== 'customer') throw linkInvalid();
  await requireGoodPassword(password, account);
  const passwordHash = await hashPassword(password);
  await withTransaction(ctx.db, async (tx) => {
    if (!(await takeOneTimeToken(tx, { purposes: RESET, token, now }))) throw linkInvalid();
    await setPassword(tx, { userId: account.id, passwordHash, now });
    if (account.emailVerifiedAt === null) await confirmEmail(tx, account, now);
    await revokeSessionsOf(tx, account.id, now);
    await enqueueAccountMail(tx, 'account.password_changed', account.email, now);
    await recordDeed(ctx, tx, { action: 'account.reset_password', userId: account.id });
  });
}

function linkInvalid(): AppError {
  return new AppError('link_invalid', { detail: 'It was used already or is too old. Ask for a new one.' });
}
