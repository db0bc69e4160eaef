import 'server-only';
import type { Db } from '@octo/shared/db';
import type { AuditDetails } from './audit.schema';

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
