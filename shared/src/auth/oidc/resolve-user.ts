import 'server-only';
import type { Db } from '../../db';
import { isOperatorRole } from '../permissions';
import { revokeSessionsOf, type SessionApplication } from '../sessions';
import type { SsoPerson } from './person';
import { type RoleGroups, roleOfGroups } from './role-groups';
import type { SsoErrorCode } from './sso-error';

/** An account that somebody may use, and how it came to that. */
export interface SsoUser {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly customerId: number | null;
  readonly how: 'known' | 'linked' | 'provisioned';
}

/** A refusal is a value: what was learned about the person (a role taken away) is kept all the same. */
export type SsoResolution =
  | { readonly isAccepted: true; readonly user: SsoUser }
  | { readonly isAccepted: false; readonly code: SsoErrorCode; readonly userId: number | null };

/** By which rules accounts are found and made. */
export interface SsoPolicy {
  readonly application: SessionApplication;
  readonly roleGroups: RoleGroups;
  readonly canLinkByEmail: boolean;
}

const ACCOUNT = { id: true, email: true, name: true, role: true, isActive: true, customerId: true } as const;

/**
 * The account of somebody whom the identity domain vouched for; docs/identity.md states the policy.
 * - Issuer and subject name an identity forever; its account is found by them alone.
 * - An unknown identity needs a verified e-mail. An account with that address is linked, unless linking is off or
 *   another identity of the same issuer has it already (addresses are given to new people).
 * - Otherwise an account is made: in the shop for everybody, in the console for those with an operator's group.
 * - Groups, when configured and sent, decide the role at every sign-in.
 *
 * @param db the transaction in which the session is opened
 */
export async function resolveSsoUser(
  db: Db,
  person: SsoPerson,
  policy: SsoPolicy,
  now: Date,
): Promise<SsoResolution> {
  const { issuer, subject, email } = person;
  const identity = await db.userIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { id: true, user: { select: ACCOUNT } },
  });
  if (identity) {
    await db.userIdentity.updateMany({ where: { id: identity.id }, data: { email, lastUsedAt: now } });
    return admit(db, identity.user, 'known', person, policy, now);
  }
  if (email === null) return refuse('email_missing');
  if (!person.isEmailVerified) return refuse('email_not_verified');
  const account = await db.user.findUnique({ where: { email }, select: ACCOUNT });
  return account ? link(db, account, person, policy, now) : provision(db, { ...person, email }, policy, now);
}

type Account = Omit<SsoUser, 'userId' | 'how'> & { readonly id: number; readonly isActive: boolean };

const refuse = (code: SsoErrorCode, userId: number | null = null): SsoResolution => ({
  isAccepted: false,
  code,
  userId,
});

async function link(
  db: Db,
  account: Account,
  person: SsoPerson,
  policy: SsoPolicy,
  now: Date,
): Promise<SsoResolution> {
  if (!account.isActive) return refuse('account_disabled', account.id);
  if (!policy.canLinkByEmail) return refuse('link_refused', account.id);
  // Takes the account's row, so that two identities cannot be linked to it at the same moment.
  await db.user.updateMany({ where: { id: account.id }, data: { updatedAt: now } });
  if (!(await claimIdentity(db, account.id, person, now))) return refuse('link_refused', account.id);
  await settleOwnership(db, account.id, now);
  return admit(db, account, 'linked', person, policy, now);
}

async function provision(
  db: Db,
  person: SsoPerson & { readonly email: string },
  policy: SsoPolicy,
  now: Date,
): Promise<SsoResolution> {
  const { email, name } = person;
  const role = roleOfGroups(policy.roleGroups, person.groups) ?? 'customer';
  const refusal = refusalIn(policy.application, role);
  if (refusal) return refuse(refusal);
  const { count } = await db.user.createMany({
    data: [{ email, name, role, emailVerifiedAt: now, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  const account = await db.user.findUniqueOrThrow({ where: { email }, select: ACCOUNT });
  // Somebody made the account in this very moment: it is one to be linked.
  if (count === 0) return link(db, account, person, policy, now);
  if (!(await claimIdentity(db, account.id, person, now))) return refuse('link_refused', account.id);
  return admit(db, account, 'provisioned', person, policy, now);
}

/** Writes the identity down. @returns false when the account has another identity of the issuer */
async function claimIdentity(db: Db, userId: number, person: SsoPerson, now: Date): Promise<boolean> {
  const { issuer, subject, email } = person;
  await db.userIdentity.createMany({
    data: [{ userId, issuer, subject, email, createdAt: now, lastUsedAt: now }],
    skipDuplicates: true,
  });
  const identities = await db.userIdentity.findMany({
    where: {
      OR: [
        { userId, issuer },
        { issuer, subject },
      ],
    },
    select: { userId: true, subject: true },
  });
  const isOnly =
    identities.length === 1 && identities[0]?.userId === userId && identities[0].subject === subject;
  if (!isOnly) await db.userIdentity.deleteMany({ where: { userId, issuer, subject, createdAt: now } });
  return isOnly;
}

/**
 * The domain proved whose address it is. Whoever registered with it before and never proved it loses what they set:
 * otherwise a stranger could prepare an account, wait for its owner, and still hold its password.
 */
async function settleOwnership(db: Db, userId: number, now: Date): Promise<void> {
  const unproven = { id: userId, emailVerifiedAt: null };
  const { count } = await db.user.updateMany({
    where: { ...unproven, role: 'customer' },
    data: { passwordHash: null, emailVerifiedAt: now },
  });
  if (count > 0) {
    await revokeSessionsOf(db, userId, now);
    await db.oneTimeToken.deleteMany({ where: { userId, usedAt: null } });
  }
  // Operators' addresses were chosen by an administrator, never by themselves.
  await db.user.updateMany({ where: unproven, data: { emailVerifiedAt: now } });
}

async function admit(
  db: Db,
  account: Account,
  how: SsoUser['how'],
  person: SsoPerson,
  policy: SsoPolicy,
  now: Date,
): Promise<SsoResolution> {
  const { id: userId, email, name, customerId, isActive } = account;
  if (!isActive) return refuse('account_disabled', userId);
  const role = roleOfGroups(policy.roleGroups, person.groups) ?? account.role;
  const refusal = refusalIn(policy.application, role);
  await db.user.updateMany({
    where: { id: userId },
    data: { role, updatedAt: now, ...(refusal ? {} : { lastSignInAt: now }) },
  });
  if (refusal) return refuse(refusal, userId);
  return { isAccepted: true, user: { userId, email, name, role, customerId, how } };
}

function refusalIn(application: SessionApplication, role: string): SsoErrorCode | null {
  if (application === 'console') return isOperatorRole(role) ? null : 'no_operator_role';
  return isOperatorRole(role) ? 'operator_account' : null;
}
