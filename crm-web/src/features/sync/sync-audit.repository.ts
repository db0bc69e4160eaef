import 'server-only';
import type { Db } from '@octo/shared/db';
import type { SyncQuery } from './sync.schema';

/** Audit rows before the cursor, newest first, one more than asked. */
export function findSyncAudit(db: Db, { status, cursor }: SyncQuery, limit: number) {
  return db.orderSyncAudit.findMany({
    where: { ...(status ? { syncStatus: status } : {}), ...(cursor ? { id: { lt: cursor.id } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
}

/** Order numbers by order id. */
export async function findOrderNumbers(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await db.order.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true },
  });
  return new Map(rows.map((row) => [row.id, row.number]));
}

/** The lease row of a job, or null before its first run. */
export function findLease(db: Db, name: string) {
  return db.jobLease.findUnique({ where: { name } });
}

/** Number of orders per sync status. */
export async function countBySyncStatus(db: Db): Promise<Record<string, number>> {
  const groups = await db.order.groupBy({ by: ['syncStatus'], _count: { _all: true } });
  return Object.fromEntries(groups.map((group) => [group.syncStatus, group._count._all]));
}
