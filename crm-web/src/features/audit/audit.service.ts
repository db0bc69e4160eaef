import 'server-only';
import { can } from '@octo/shared/auth/permissions';
import type { Db } from '@octo/shared/db';
import { encodeCursor } from '@octo/shared/pagination';
import { currentTraceContext } from '@octo/shared/telemetry';
import { type CrmContext, requirePermission } from '@/context';
import { findAudit, findAuditOf, findDeedsBetween, insertAudit } from './audit.repository';
import {
  AUDIT_PAGE_SIZE,
  type AuditDetails,
  type AuditEntry,
  type AuditListQuery,
  actionWords,
  auditDetailsSchema,
} from './audit.schema';

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

const TRAIL_LENGTH = 50;

/** The latest deeds on one thing, newest first; empty for roles that may not read the audit log. */
export async function auditOf(
  context: CrmContext,
  thing: { readonly resourceType: string; readonly resourceId: string },
): Promise<readonly AuditEntry[]> {
  if (!context.operator || !can(context.operator.role, 'audit:read')) return [];
  const rows = await findAuditOf(context.db, thing.resourceType, thing.resourceId, TRAIL_LENGTH);
  return rows.map(toEntry);
}

/** A row as pages show it; details that are no object (written by something else) are left out. */
export function toEntry<R extends Omit<AuditEntry, 'details'> & { readonly details: unknown }>(
  row: R,
): AuditEntry {
  const details = auditDetailsSchema.safeParse(row.details);
  return { ...row, details: details.success ? details.data : null };
}

/** One page of the log. Cursors are null where it ends. */
export interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/**
 * One page of the audit log, newest first.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listAudit(context: CrmContext, query: AuditListQuery): Promise<AuditPage> {
  requirePermission(context, 'audit:read');
  const isForward = query.before === undefined;
  const position = (query.before ?? query.after)?.id ?? null;
  const rows = await findAudit(context.db, { query, position, isForward, limit: AUDIT_PAGE_SIZE + 1 });
  const hasMore = rows.length > AUDIT_PAGE_SIZE;
  const items = rows.slice(0, AUDIT_PAGE_SIZE).map(toEntry);
  if (!isForward) items.reverse();
  const cursorOf = (entry: AuditEntry | undefined) =>
    entry ? encodeCursor({ id: entry.id, value: 'id' }) : null;
  return {
    items,
    nextCursor: !isForward || hasMore ? cursorOf(items.at(-1)) : null,
    previousCursor: (isForward ? position !== null : hasMore) ? cursorOf(items.at(0)) : null,
  };
}

/** Deeds after which the applications may behave differently: charts mark them. */
const EDITS = [
  'product.update',
  'stock.adjust',
  'storefront.update',
  'user.change_role',
  'key.create',
  'key.revoke',
];

/** An edit as charts mark it. */
export interface EditNote {
  readonly key: string;
  /** ISO instant. */
  readonly at: string;
  /** In words: "Product: update OCTO-H4". */
  readonly title: string;
  readonly actor: string;
  readonly traceId: string | null;
}

/**
 * Edits in a range of time, the newest first. It checks no permission: `actor` is for those only who may read the
 * audit log.
 */
export async function editsBetween(
  db: Db,
  range: { readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<readonly EditNote[]> {
  const rows = await findDeedsBetween(db, { ...range, actions: EDITS });
  return rows.map(({ id, action, resourceId, actorName, traceId, createdAt }) => ({
    key: `edit ${id}`,
    at: createdAt.toISOString(),
    title: resourceId === null ? actionWords(action) : `${actionWords(action)} ${resourceId}`,
    actor: actorName,
    traceId,
  }));
}
