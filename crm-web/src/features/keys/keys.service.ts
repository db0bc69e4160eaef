import 'server-only';
import { issueAccessToken, revokeAccessToken } from '@octo/shared/auth';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { addMs, MS } from '@octo/shared/time';
import type { z } from 'zod';
import { tokenSecret } from '@/config';
import { type CrmContext, requirePermission } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import { findKeys } from './keys.repository';
import type { createKeySchema, KeyRow } from './keys.schema';

const SHOWN = 200;

/**
 * The newest keys, ended ones too.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listKeys(context: CrmContext): Promise<readonly KeyRow[]> {
  requirePermission(context, 'keys:read');
  return findKeys(context.db, SHOWN);
}

/**
 * Makes a key. A script's key acts in the name of whoever makes it, a partner's in its own.
 * @returns the key; it is shown once and stored nowhere
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function createKey(
  context: CrmContext,
  input: z.output<typeof createKeySchema>,
): Promise<{ readonly token: string }> {
  const { userId } = requirePermission(context, 'keys:write');
  // A key that could make keys would outlive its own end.
  if (userId === null || context.operator?.scopes) throw new AppError('forbidden');
  const { kind, name, days, limit, scopes } = input;
  const now = context.now();
  return withTransaction(context.db, async (tx) => {
    const { token, tokenId } = await issueAccessToken(tx, tokenSecret(), {
      kind,
      name,
      userId: kind === 'script' ? userId : null,
      scopes,
      rateLimitPerMinute: limit,
      createdByUserId: userId,
      expiresAt: addMs(now, days * MS.day),
      now,
    });
    await recordAudit(context, tx, {
      action: 'key.create',
      resourceType: 'key',
      resourceId: tokenId,
      details: { name, kind, days, limit, scopes: scopes.join(' ') },
    });
    return { token };
  });
}

/**
 * Ends a key at once.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function revokeKey(context: CrmContext, { id }: { readonly id: number }): Promise<void> {
  requirePermission(context, 'keys:write');
  await withTransaction(context.db, async (tx) => {
    const revoked = await revokeAccessToken(tx, id, context.now());
    if (!revoked) throw new AppError('not_found');
    await recordAudit(context, tx, {
      action: 'key.revoke',
      resourceType: 'key',
      resourceId: id,
      details: { name: revoked.name },
    });
  });
}
