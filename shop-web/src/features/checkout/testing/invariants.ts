import type { Database } from '@octo/shared/db';
import { expect } from 'vitest';
import type { ProviderProcess } from './provider-process';

interface LevelRow {
  readonly productId: number;
  readonly available: number;
  readonly reserved: number;
  readonly ledgerAvailable: number;
  readonly ledgerReserved: number;
  readonly openPieces: number;
}

/**
 * What must hold after any race or crash, once recovery has run: stock equals its ledger, reserved pieces belong to
 * open orders, paid orders and taken money are the same set, nobody paid twice.
 */
export async function expectConsistent(db: Database, provider: ProviderProcess): Promise<void> {
  const levels = await db.$queryRaw<LevelRow[]>`/* test.stockLevels */
    SELECT s.product_id AS "productId", s.available, s.reserved,
      CAST((SELECT COALESCE(SUM(m.available_delta), 0) FROM stock_movements m WHERE m.product_id = s.product_id) AS INTEGER)
        AS "ledgerAvailable",
      CAST((SELECT COALESCE(SUM(m.reserved_delta), 0) FROM stock_movements m WHERE m.product_id = s.product_id) AS INTEGER)
        AS "ledgerReserved",
      CAST((SELECT COALESCE(SUM(i.quantity), 0) FROM order_items i JOIN orders o ON o.id = i.order_id
            WHERE i.product_id = s.product_id AND o.is_stock_held = ${true}) AS INTEGER) AS "openPieces"
    FROM stock_levels s`;
  for (const level of levels) {
    expect(level.available, `available of ${level.productId}`).toBe(level.ledgerAvailable);
    expect(level.reserved, `reserved of ${level.productId}`).toBe(level.ledgerReserved);
    expect(level.reserved, `held pieces of ${level.productId}`).toBe(level.openPieces);
  }
  const paid = await db.order.findMany({ where: { status: 'paid' }, select: { totalMinor: true } });
  const stats = await provider.stats();
  expect(stats.byStatus.succeeded).toBe(paid.length);
  expect(stats.takenMinor).toBe(paid.reduce((sum, { totalMinor }) => sum + totalMinor, 0));
  expect(stats.ordersChargedTwice).toBe(0);
  const booked = await db.payment.count({ where: { status: 'succeeded' } });
  expect(booked).toBe(paid.length);
  expect(await db.coupon.count({ where: { usedCount: { lt: 0 } } })).toBe(0);
}

/** Nothing is open any more. */
export async function expectNothingOpen(db: Database): Promise<void> {
  expect(await db.order.count({ where: { status: { in: ['pending', 'payment_pending'] } } })).toBe(0);
  expect(await db.payment.count({ where: { status: { in: ['pending', 'voided'] }, settledAt: null } })).toBe(
    0,
  );
  expect(await db.stockLevel.count({ where: { reserved: { not: 0 } } })).toBe(0);
}
