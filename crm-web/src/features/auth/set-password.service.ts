import 'server-only';
import {
  enqueueAccountMail,
  findOneTimeToken,
  hashPassword,
  requireGoodPassword,
  revokeSessionsOf,
  takeOneTimeToken,
} from '@octo/shared/auth';
import { isOperatorRole } from '@octo/shared/auth/permissions';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { z } from 'zod';
import type { CrmContext } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import type { forgotSchema, setPasswordSchema } from './auth.schema';
import { findOperator, updatePassword } from './set-password.repository';

const PURPOSES = ['invitation', 'password_reset'] as const;

/** Owes the address a link to choose a password. Same answer and same work for every address. */
export async function requestReset(
  context: CrmContext,
  { email }: z.output<typeof forgotSchema>,
): Promise<void> {
  await enqueueAccountMail(context.db, 'account.password_reset', email, context.now());
}

/** Whose link it is; null when it no longer works. Uses nothing up. */
export async function operatorOfLink(
  context: CrmContext,
  token: string,
): Promise<{ readonly email: string; readonly name: string } | null> {
  const proof = await findOneTimeToken(context.db, { purposes: PURPOSES, token, now: context.now() });
  const operator = proof && (await findOperator(context.db, proof.userId));
  return operator && isOperatorRole(operator.role) ? operator : null;
}

/**
 * Sets the password that an invitation or a reset allows to choose, and ends every session of the account.
 * @throws AppError `link_invalid`, `validation_failed`
 */
export async function setPassword(
  context: CrmContext,
  input: z.output<typeof setPasswordSchema>,
): Promise<void> {
  const { token, password } = input;
  const now = context.now();
  const operator = await operatorOfLink(context, token);
  if (!operator) throw linkInvalid();
  await requireGoodPassword(password, operator);
  const passwordHash = await hashPassword(password);
  await withTransaction(context.db, async (tx) => {
    const proof = await takeOneTimeToken(tx, { purposes: PURPOSES, token, now });
    if (!proof) throw linkInvalid();
    const { userId, email } = proof;
    await updatePassword(tx, { userId, passwordHash, now });
    await revokeSessionsOf(tx, userId, now);
    await enqueueAccountMail(tx, 'account.password_changed', email, now);
    await recordAudit(context, tx, {
      action: 'user.set_password',
      resourceType: 'user',
      resourceId: userId,
      actor: { userId, name: email },
    });
  });
}

function linkInvalid(): AppError {
  return new AppError('link_invalid', { detail: 'It was used already or is too old. Ask for a new one.' });
}
