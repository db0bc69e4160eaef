import 'server-only';
import type { Db } from '@octo/shared/db';
import type { AuditDetails } from './audit.schema';

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
