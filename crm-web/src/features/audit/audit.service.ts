import 'server-only';
import type { Db } from '@octo/shared/db';
import { currentTraceContext } from '@octo/shared/telemetry';
import type { CrmContext } from '@/context';
import { insertAudit } from './audit.repository';
import type { AuditDetails } from './audit.schema';

/** One deed to write down. */
export interface AuditNote {
  /** Dotted verb: `order.ship`, `product.update`, `session.sign_in`. */
  readonly action: string;
  /** Kind of thing: `order`, `product`, `session`. */
  readonly resourceType: string;
  /** How people call the thing: an order number, a SKU, an id. */
  readonly resourceId?: string | number | null;
  readonly details?: AuditDetails | null;
  /** Who did it, when it is not the operator of the context. */
  readonly actor?: { readonly userId: number | null; readonly name: string };
}

/**
 * Appends a deed to the audit log, in the transaction of the change itself: either both are there or neither is.
 *
 * @param db the transaction that makes the change
 */
export async function recordAudit(context: CrmContext, db: Db, note: AuditNote): Promise<void> {
  const { operator } = context;
  const actor = note.actor ?? { userId: operator?.userId ?? null, name: operator?.email ?? 'system' };
  await insertAudit(db, {
    actorUserId: actor.userId,
    actorName: actor.name,
    action: note.action,
    resourceType: note.resourceType,
    resourceId: note.resourceId === undefined || note.resourceId === null ? null : String(note.resourceId),
    details: note.details ?? null,
    ipAddress: context.ipAddress,
    traceId: currentTraceContext()?.traceId ?? context.ids.traceId,
    createdAt: context.now(),
  });
}
