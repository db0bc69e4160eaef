import 'server-only';
import type { Db, Prisma } from '@octo/shared/db';

/** Appends one row to the audit log. */
export async function insertDeed(db: Db, data: Prisma.AuditLogCreateInput): Promise<void> {
  await db.auditLog.create({ data, select: { id: true } });
}
