import 'server-only';
import type { Db } from '@octo/shared/db';

/** Orders that were placed since a moment. */
export function countOrdersSince(db: Db, since: Date): Promise<number> {
  return db.order.count({ where: { placedAt: { gte: since } } });
}

/** Active products of which fewer than `below` pieces are left. */
export function countLowStock(db: Db, below: number): Promise<number> {
  return db.stockLevel.count({ where: { available: { lt: below }, product: { isActive: true } } });
}

/** When the console last took orders in without a failure; null when it never did. */
export async function findLastOrderSync(db: Db): Promise<Date | null> {
  const lease = await db.jobLease.findUnique({
    where: { name: 'order-sync' },
    select: { lastFinishedAt: true, lastOutcome: true },
  });
  return lease?.lastOutcome === 'ok' ? lease.lastFinishedAt : null;
}

/** Carts that somebody may still buy and that were touched since a moment. */
export function countActiveCarts(db: Db, since: Date, now: Date): Promise<number> {
  return db.cart.count({ where: { status: 'open', expiresAt: { gt: now }, updatedAt: { gte: since } } });
}
