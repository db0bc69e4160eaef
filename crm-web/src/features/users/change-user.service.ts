import 'server-only';
import { enqueueAccountMail, revokeAccessTokensOf, revokeSessionsOf } from '@octo/shared/auth';
import { type Db, withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { maskEmail } from '@octo/shared/telemetry';
import type { z } from 'zod';
import { type CrmContext, requirePermission } from '@/context';
import { type AuditNote, recordAudit } from '@/features/audit/audit.service';
import { findUser, insertOperator, updateUser } from './users.repository';
import type { changeRoleSchema, inviteSchema, setActiveSchema, UserRow } from './users.schema';

/**
 * Makes an account for an operator and owes them a mail with a link to choose a password.
 * @throws AppError `unauthenticated`, `forbidden`, `validation_failed` when the address has an account
 */
export async function inviteOperator(
  context: CrmContext,
  input: z.output<typeof inviteSchema>,
): Promise<{ id: number }> {
  requirePermission(context, 'users:write');
  const now = context.now();
  return withTransaction(context.db, async (tx) => {
    const id = await insertOperator(tx, { ...input, now });
    if (id === null) {
      const message = 'This address has an account already. Change its role instead.';
      throw new AppError('validation_failed', { fields: [{ path: 'email', code: 'taken', message }] });
    }
    await enqueueAccountMail(tx, 'operator.invited', input.email, now);
    await note(context, tx, id, { action: 'user.invite', details: { email: input.email, role: input.role } });
    return { id };
  });
}

/**
 * Gives an account another role. It counts from the next request on. Nobody changes their own role, so an
 * administrator always remains.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`, `conflict` for one's own account
 */
export async function changeRole(
  context: CrmContext,
  input: z.output<typeof changeRoleSchema>,
): Promise<void> {
  await changeOther(context, input.id, async (tx, user) => {
    await updateUser(tx, { id: user.id, role: input.role, now: context.now() });
    await note(context, tx, user.id, {
      action: 'user.change_role',
      details: { email: shownEmail(user), role: `${user.role} → ${input.role}` },
    });
  });
}

/**
 * Closes an account, which ends its sessions and tokens at once, or opens it again.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`, `conflict` for one's own account
 */
export async function setActive(context: CrmContext, input: z.output<typeof setActiveSchema>): Promise<void> {
  const { id, isActive } = input;
  await changeOther(context, id, async (tx, user) => {
    const now = context.now();
    await updateUser(tx, { id, isActive, now });
    const details: Record<string, string | number> = { email: shownEmail(user) };
    if (!isActive) {
      details.sessions = await revokeSessionsOf(tx, id, now);
      details.tokens = await revokeAccessTokensOf(tx, id, now);
    }
    await note(context, tx, id, { action: isActive ? 'user.reactivate' : 'user.deactivate', details });
  });
}

/**
 * Signs an account out on every device, in both applications.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function signOutUser(context: CrmContext, { id }: { readonly id: number }): Promise<void> {
  requirePermission(context, 'sessions:revoke');
  await withTransaction(context.db, async (tx) => {
    const user = await requireUser(tx, id);
    const count = await revokeSessionsOf(tx, id, context.now());
    await note(context, tx, id, {
      action: 'session.sign_out_everywhere',
      details: { email: shownEmail(user), count },
    });
  });
}

/**
 * Owes an account a mail with a link to choose a password: the invitation again, or a reset.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function sendPasswordLink(context: CrmContext, { id }: { readonly id: number }): Promise<void> {
  requirePermission(context, 'users:write');
  await withTransaction(context.db, async (tx) => {
    const user = await requireUser(tx, id);
    const isInvitation = !user.hasPassword && user.role !== 'customer';
    const template = isInvitation ? 'operator.invited' : 'account.password_reset';
    await enqueueAccountMail(tx, template, user.email, context.now());
    await note(context, tx, id, { action: 'user.send_password_link', details: { email: shownEmail(user) } });
  });
}

async function changeOther(
  context: CrmContext,
  id: number,
  change: (tx: Db, user: UserRow) => Promise<void>,
): Promise<void> {
  const { userId } = requirePermission(context, 'users:write');
  if (userId === id) {
    throw new AppError('conflict', { detail: 'Another administrator must change your own account.' });
  }
  await withTransaction(context.db, async (tx) => change(tx, await requireUser(tx, id)));
}

/** The log is never changed, and customers may be erased: it must not know their addresses. */
function shownEmail({ role, email }: UserRow): string {
  return role === 'customer' ? maskEmail(email) : email;
}

async function requireUser(db: Db, id: number): Promise<UserRow> {
  const user = await findUser(db, id);
  if (!user) throw new AppError('not_found');
  return user;
}

function note(
  context: CrmContext,
  db: Db,
  id: number,
  { action, details = null }: Pick<AuditNote, 'action' | 'details'>,
): Promise<void> {
  return recordAudit(context, db, { action, resourceType: 'user', resourceId: id, details });
}
