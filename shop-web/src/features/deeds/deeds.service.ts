import 'server-only';
import type { Db } from '@octo/shared/db';
import { currentTraceContext } from '@octo/shared/telemetry';
import type { ShopContext } from '@/context';
import { insertDeed } from './deeds.repository';

/** One deed of a customer to write down. */
export interface Deed {
  /** Dotted verb: `session.sign_in`, `account.erase`. */
  readonly action: string;
  /** Null when nobody is signed in and the account is not known. */
  readonly userId: number | null;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Appends a deed to the audit log that the console shows, in the transaction of the change. Customers appear by their
 * number only: the log is never changed, and erased accounts must leave no address in it.
 */
export async function recordDeed(ctx: ShopContext, db: Db, deed: Deed): Promise<void> {
  const { action, userId, details } = deed;
  await insertDeed(db, {
    actorUserId: userId,
    actorName: userId === null ? 'visitor' : `customer ${userId}`,
    action,
    resourceType: 'account',
    resourceId: userId === null ? null : String(userId),
    ...(details && { details }),
    ipAddress: ctx.ipAddress,
    traceId: currentTraceContext()?.traceId ?? ctx.ids.traceId,
    createdAt: ctx.now(),
  });
}
