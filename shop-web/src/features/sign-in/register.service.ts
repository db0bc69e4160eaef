import 'server-only';
import {
  enqueueAccountMail,
  findOneTimeToken,
  hashPassword,
  requireGoodPassword,
  takeOneTimeToken,
} from '@octo/shared/auth';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { z } from 'zod';
import type { ShopContext } from '@/context';
import { recordDeed } from '@/features/deeds/deeds.service';
import { findAccount, insertAccount } from './account-entry.repository';
import { confirmEmail } from './confirm-email.service';
import type { registerSchema, verifySchema } from './sign-in.schema';
import { type OpenedSession, openFor, provePassword } from './sign-in.service';

const VERIFICATION = ['email_verification'] as const;

/**
 * Registers a customer. The answer, the work and therefore the time are the same whether the address has an account
 * or not; only its mailbox learns which. The first registration of an unconfirmed address stands: a second one cannot
 * put another password under it.
 *
 * @throws AppError `validation_failed` for a password that is too common or made of the person's own data
 */
export async function register(ctx: ShopContext, input: z.output<typeof registerSchema>): Promise<void> {
  const { email, name, password } = input;
  await requireGoodPassword(password, { email, name });
  const passwordHash = await hashPassword(password);
  const now = ctx.now();
  await withTransaction(ctx.db, async (tx) => {
    await insertAccount(tx, { email, name, passwordHash, now });
    await enqueueAccountMail(tx, 'account.registered', email, now);
  });
}

/** The address that a confirmation link belongs to; null when the link no longer works. Uses nothing up. */
export async function addressOfLink(ctx: ShopContext, token: string): Promise<string | null> {
  const proof = await findOneTimeToken(ctx.db, { purposes: VERIFICATION, token, now: ctx.now() });
  return proof?.email ?? null;
}

/**
 * Confirms an address and signs in. It takes both the link and the password of the registration: somebody who
 * registered with an address that is not theirs cannot have its owner confirm their password.
 *
 * @throws AppError `link_invalid`, `invalid_credentials`, `account_locked`
 */
export async function verifyEmail(
  ctx: ShopContext,
  input: z.output<typeof verifySchema> & { readonly previousToken: string | null },
): Promise<OpenedSession> {
  const { token, password, previousToken } = input;
  const now = ctx.now();
  const email = await addressOfLink(ctx, token);
  if (email === null) throw linkInvalid();
  const user = await provePassword(ctx, { email, password });
  return withTransaction(ctx.db, async (tx) => {
    const proof = await takeOneTimeToken(tx, { purposes: VERIFICATION, token, now });
    const account = proof && (await findAccount(tx, user.userId));
    if (proof?.userId !== user.userId || !account) throw linkInvalid();
    await confirmEmail(tx, account, now);
    await recordDeed(ctx, tx, { action: 'account.verify_email', userId: user.userId });
    return openFor(ctx, tx, user.userId, previousToken);
  });
}

function linkInvalid(): AppError {
  return new AppError('link_invalid', {
    detail: 'It was used already or is too old. Sign in to get a new one.',
  });
}
