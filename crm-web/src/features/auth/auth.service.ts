import 'server-only';
import { checkPassword, openSession, type PasswordCheck, refusalOf, revokeSession } from '@octo/shared/auth';
import { isOperatorRole } from '@octo/shared/auth/permissions';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { countMetric, maskEmail } from '@octo/shared/telemetry';
import { type CrmContext, sessionLimits } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import type { SignInInput } from './auth.schema';

/** What the browser must remember. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Signs an operator in with a session of its own; whatever session the browser had is ended, never taken over.
 * Every outcome is written to the audit log.
 *
 * @param previousToken token that the browser still holds
 * @throws AppError `invalid_credentials`, `account_locked` (with Retry-After), `forbidden` (a customer's account),
 *   `database_unavailable`
 */
export async function signIn(
  context: CrmContext,
  input: SignInInput & { readonly previousToken?: string | null },
): Promise<OpenedSession> {
  const { db } = context;
  const now = context.now();
  const check = await checkPassword(db, { email: input.email, password: input.password, now });
  if (check.outcome !== 'accepted') {
    countMetric('crm.business.auth.login_failed', {
      reason: check.outcome === 'locked' ? 'locked' : 'wrong_credentials',
    });
    await recordRefusal(context, input.email, check);
    throw refusalOf(check);
  }
  const { user } = check;
  if (!isOperatorRole(user.role)) {
    countMetric('crm.business.auth.login_failed', { reason: 'wrong_role' });
    await recordAudit(context, db, {
      action: 'session.sign_in_refused',
      resourceType: 'session',
      details: { role: user.role },
      // A customer may be erased; the log is never changed.
      actor: { userId: user.userId, name: maskEmail(user.email) },
    });
    throw new AppError('forbidden', {
      detail: 'This account belongs to the shop. The console is for operators.',
    });
  }
  return withTransaction(db, async (tx) => {
    if (input.previousToken) await revokeSession(tx, input.previousToken, now);
    const { ipAddress, userAgent } = context;
    const session = await openSession(tx, {
      userId: user.userId,
      application: 'console',
      limits: sessionLimits(),
      now,
      ipAddress,
      userAgent,
    });
    await recordAudit(context, tx, {
      action: 'session.sign_in',
      resourceType: 'session',
      resourceId: session.sessionId,
      details: { role: user.role },
      actor: { userId: user.userId, name: user.email },
    });
    countMetric('crm.business.auth.login', { method: 'password', role: user.role });
    return { token: session.token, expiresAt: session.expiresAt };
  });
}

/** An unknown address is written masked: people type passwords into the wrong field. */
function recordRefusal(
  context: CrmContext,
  email: string,
  check: Exclude<PasswordCheck, { outcome: 'accepted' }>,
): Promise<void> {
  return recordAudit(context, context.db, {
    action: check.outcome === 'locked' ? 'session.locked' : 'session.sign_in_failed',
    resourceType: 'session',
    details:
      check.outcome === 'locked'
        ? { retryAfterSeconds: check.retryAfterSeconds }
        : { reason: check.userId === null ? 'unknown_account' : 'wrong_password' },
    actor: {
      userId: check.userId,
      name: check.userId === null ? maskEmail(email) : email.trim().toLowerCase(),
    },
  });
}

/** Ends the session of the token; ending it twice is no error. */
export async function signOut(context: CrmContext, token: string | null): Promise<void> {
  if (!token) return;
  await withTransaction(context.db, async (tx) => {
    const revoked = await revokeSession(tx, token, context.now());
    if (!revoked) return;
    await recordAudit(context, tx, {
      action: 'session.sign_out',
      resourceType: 'session',
      actor: { userId: revoked.userId, name: context.operator?.email ?? 'operator' },
    });
  });
}
