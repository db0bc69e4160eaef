import 'server-only';
import { revokeSessionById } from '@octo/shared/auth';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { type CrmContext, requirePermission } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import { findOpenSessions } from './sessions.repository';
import type { SessionRow } from './sessions.schema';

const SHOWN = 200;

/** The sessions that were used last, and whether there are more. */
export interface OpenSessions {
  readonly items: readonly SessionRow[];
  readonly hasMore: boolean;
}

/**
 * Who is signed in now, in both applications, last used first.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listOpenSessions(context: CrmContext): Promise<OpenSessions> {
  requirePermission(context, 'sessions:read');
  const rows = await findOpenSessions(context.db, { now: context.now(), limit: SHOWN + 1 });
  return { items: rows.slice(0, SHOWN), hasMore: rows.length > SHOWN };
}

/**
 * Ends one session; its next request finds nobody signed in.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function endSession(context: CrmContext, { id }: { readonly id: number }): Promise<void> {
  requirePermission(context, 'sessions:revoke');
  await withTransaction(context.db, async (tx) => {
    const revoked = await revokeSessionById(tx, { sessionId: id, now: context.now() });
    if (!revoked) throw new AppError('not_found');
    await recordAudit(context, tx, {
      action: 'session.revoke',
      resourceType: 'user',
      resourceId: revoked.userId,
      details: { sessionId: id },
    });
  });
}
