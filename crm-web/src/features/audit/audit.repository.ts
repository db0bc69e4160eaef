import 'server-only';
import type { Db } from '@octo/shared/db';
import { addMs, MS } from '@octo/shared/time';
import type { AuditDetails, AuditListQuery } from './audit.schema';

const auditColumns = {
  id: true,
  actorName: true,
  action: true,
  resourceType: true,
  resourceId: true,
  details: true,
  ipAddress: true,
  traceId: true,
  createdAt: true,
} as const;

/** A row to append. */
export interface NewAuditRow {
  readonly actorUserId: number | null;
  readonly actorName: string;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly details: AuditDetails | null;
  readonly ipAddress: string | null;
  readonly traceId: string | null;
  readonly createdAt: Date;
}

/** Appends one row to the audit log. */
export async function insertAudit(db: Db, row: NewAuditRow): Promise<void> {
  const { details, ...columns } = row;
  await db.auditLog.create({ data: { ...columns, ...(details ? { details } : {}) }, select: { id: true } });
}

/** The latest deeds on one thing, newest first. */
export function findAuditOf(db: Db, resourceType: string, resourceId: string, limit: number) {
  return db.auditLog.findMany({
    where: { resourceType, resourceId },
    select: auditColumns,
    orderBy: { id: 'desc' },
    take: limit,
  });
}

/** Deeds that match, newest first; `isForward` false reads upwards from the position. */
export function findAudit(
  db: Db,
  slice: {
    readonly query: AuditListQuery;
    /** Id of the last row seen. */
    readonly position: number | null;
    readonly isForward: boolean;
    readonly limit: number;
  },
) {
  const { query, position, isForward, limit } = slice;
  const { resource, id, action, actor, from, to } = query;
  return db.auditLog.findMany({
    where: {
      ...(resource ? { resourceType: resource } : {}),
      ...(id ? { resourceId: id } : {}),
      ...(action ? { action } : {}),
      ...(actor ? { actorName: { contains: actor.toLowerCase() } } : {}),
      createdAt: {
        ...(from ? { gte: new Date(`${from}T00:00:00Z`) } : {}),
        ...(to ? { lt: addMs(new Date(`${to}T00:00:00Z`), MS.day) } : {}),
      },
      // The log is only ever appended to, so the id alone is its order.
      ...(position === null ? {} : { id: isForward ? { lt: position } : { gt: position } }),
    },
    select: auditColumns,
    orderBy: { id: isForward ? 'desc' : 'asc' },
    take: limit,
  });
}

/** Deeds of some kinds in a range of time, newest first. */
export function findDeedsBetween(
  db: Db,
  query: {
    readonly actions: readonly string[];
    readonly from: Date;
    readonly to: Date;
    readonly limit: number;
  },
) {
  return db.auditLog.findMany({
    where: { action: { in: [...query.actions] }, createdAt: { gte: query.from, lte: query.to } },
    select: auditColumns,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit,
  });
}
