import 'server-only';
import { listSessionsOf, type SessionEntry } from '@octo/shared/auth';
import { can } from '@octo/shared/auth/permissions';
import { AppError } from '@octo/shared/errors';
import { encodeCursor } from '@octo/shared/pagination';
import { type CrmContext, requirePermission } from '@/context';
import { findUser, findUsers } from './users.repository';
import { USERS_PAGE_SIZE, type UserListQuery, type UserRow } from './users.schema';

/** One page of the list. Cursors are null where it ends. */
export interface UserPage {
  readonly items: readonly UserRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/**
 * One page of accounts, newest first.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listUsers(context: CrmContext, query: UserListQuery): Promise<UserPage> {
  requirePermission(context, 'users:read');
  const isForward = query.before === undefined;
  const position = (query.before ?? query.after)?.id ?? null;
  const rows = await findUsers(context.db, { query, position, isForward, limit: USERS_PAGE_SIZE + 1 });
  const hasMore = rows.length > USERS_PAGE_SIZE;
  const items = rows.slice(0, USERS_PAGE_SIZE);
  if (!isForward) items.reverse();
  const cursorOf = (row: UserRow | undefined) => (row ? encodeCursor({ id: row.id, value: 'id' }) : null);
  return {
    items,
    nextCursor: !isForward || hasMore ? cursorOf(items.at(-1)) : null,
    previousCursor: (isForward ? position !== null : hasMore) ? cursorOf(items.at(0)) : null,
  };
}

/** An account and where it is signed in; no sessions for roles that may not see them. */
export interface UserDetail {
  readonly user: UserRow;
  readonly sessions: readonly SessionEntry[];
}

/**
 * One account.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function getUser(context: CrmContext, id: number): Promise<UserDetail> {
  const { role } = requirePermission(context, 'users:read');
  const user = await findUser(context.db, id);
  if (!user) throw new AppError('not_found');
  const sessions = can(role, 'sessions:read') ? await listSessionsOf(context.db, id, context.now()) : [];
  return { user, sessions };
}
