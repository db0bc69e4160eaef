import { emailField, nameField } from '@octo/shared/auth/forms';
import { OPERATOR_ROLES, ROLES } from '@octo/shared/auth/permissions';
import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';

/** Rows on one page of the list. */
export const USERS_PAGE_SIZE = 50;

/** What stands in the address of the list. */
export const userListQuery = z.object({
  q: z.string().trim().max(100).optional(),
  role: z.enum([...ROLES, 'operator']).optional(),
  after: cursorParam.optional(),
  before: cursorParam.optional(),
});
/** Parsed {@link userListQuery}. */
export type UserListQuery = z.output<typeof userListQuery>;

/** Number of an account as it stands in the address. */
export const userIdSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** Something done to one account. */
export const userActionSchema = z.object({ id: userIdSchema });

/** An invitation of an operator. */
export const inviteSchema = z.object({
  email: emailField,
  name: nameField,
  role: z.enum(OPERATOR_ROLES, { error: 'Choose a role.' }),
});

/** Another role for an account. */
export const changeRoleSchema = z.object({
  id: userIdSchema,
  role: z.enum(ROLES, { error: 'Choose a role.' }),
});

/** Opens or closes an account. */
export const setActiveSchema = z.object({ id: userIdSchema, isActive: z.boolean() });

/** A row of the list. */
export interface UserRow {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly isActive: boolean;
  readonly hasPassword: boolean;
  readonly hasSso: boolean;
  readonly isEmailVerified: boolean;
  readonly lockedUntil: Date | null;
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
}

/** What an account is waiting for, in one word. */
export function userState(
  user: UserRow,
  now: Date,
): 'active' | 'deactivated' | 'locked' | 'invited' | 'unconfirmed' {
  if (!user.isActive) return 'deactivated';
  if (user.lockedUntil && user.lockedUntil > now) return 'locked';
  if (!user.hasPassword && !user.hasSso) return 'invited';
  return user.role === 'customer' && !user.isEmailVerified ? 'unconfirmed' : 'active';
}
