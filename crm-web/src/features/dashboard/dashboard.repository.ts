import 'server-only';
import { type Db, Prisma } from '@octo/shared/db';
import { OPEN_WORK_STATUSES } from '@octo/shared/orders';
import type { LatestOrder, LowProduct } from './dashboard.schema';

/** Orders whose money arrived and stayed; what "revenue" means everywhere on the dashboard. */
const EARNED = Prisma.sql`('paid', 'processing', 'shipped', 'delivered')`;

/** Sums of one stretch of time. */
export interface PeriodRow {
  readonly orders: number;
  readonly earned: number;
  readonly settled: number;
  readonly paid: number;
  readonly revenueMinor: bigint;
}

/**
 * Sums of two stretches in one pass over the index of placed_at: `[0]` from `from` to `until`, `[1]` from
 * `beforeFrom` to `beforeUntil`.
 */
export async function sumPeriods(
  db: Db,
  periods: {
    readonly from: Date;
    readonly until: Date;
    readonly beforeFrom: Date;
    readonly beforeUntil: Date;
  },
): Promise<readonly [PeriodRow, PeriodRow]> {
  const { from, until, beforeFrom, beforeUntil } = periods;
  const rows = await db.$queryRaw<(PeriodRow & { period: number })[]>`/* dashboard.sumPeriods */
    SELECT o."period",
           CAST(COUNT(*) AS INTEGER) AS "orders",
           CAST(SUM(CASE WHEN o.status IN ${EARNED} THEN 1 ELSE 0 END) AS INTEGER) AS "earned",
           CAST(SUM(CASE WHEN o.status IN ('pending', 'payment_pending') THEN 0 ELSE 1 END) AS INTEGER) AS "settled",
           CAST(SUM(CASE WHEN o.paid_at IS NOT NULL THEN 1 ELSE 0 END) AS INTEGER) AS "paid",
           CAST(COALESCE(SUM(CASE WHEN o.status IN ${EARNED} THEN o.total_minor ELSE 0 END), 0) AS BIGINT) AS "revenueMinor"
      FROM (SELECT status, paid_at, total_minor, CASE WHEN placed_at >= ${from} THEN 0 ELSE 1 END AS "period"
              FROM orders
             WHERE (placed_at >= ${from} AND placed_at < ${until})
                OR (placed_at >= ${beforeFrom} AND placed_at < ${beforeUntil})) o
     GROUP BY o."period"`;
  const empty: PeriodRow = { orders: 0, earned: 0, settled: 0, paid: 0, revenueMinor: 0n };
  const of = (period: number) => rows.find((row) => row.period === period) ?? empty;
  return [of(0), of(1)];
}

/** Attempts to charge that did not succeed, in the two stretches. */
export async function countFailedPayments(
  db: Db,
  periods: {
    readonly from: Date;
    readonly until: Date;
    readonly beforeFrom: Date;
    readonly beforeUntil: Date;
  },
): Promise<{ readonly now: number; readonly before: number }> {
  const { from, until, beforeFrom, beforeUntil } = periods;
  const [row] = await db.$queryRaw<{ now: number; before: number }[]>`/* dashboard.failedPayments */
    SELECT CAST(COALESCE(SUM(CASE WHEN p.requested_at >= ${from} THEN 1 ELSE 0 END), 0) AS INTEGER) AS "now",
           CAST(COALESCE(SUM(CASE WHEN p.requested_at < ${beforeUntil} THEN 1 ELSE 0 END), 0) AS INTEGER) AS "before"
      FROM payments p
     WHERE p.status IN ('declined', 'failed') AND p.requested_at >= ${beforeFrom} AND p.requested_at < ${until}`;
  return row ?? { now: 0, before: 0 };
}

/** Orders and products that wait for somebody. */
export async function countOpenWork(
  db: Db,
  marks: { readonly backlogBefore: Date; readonly suspiciousFromMinor: number; readonly since: Date },
): Promise<{ backlog: number; toProcess: number; toShip: number; suspicious: number; lowStock: number }> {
  const open = Prisma.join([...OPEN_WORK_STATUSES]);
  const [row] = await db.$queryRaw<
    { backlog: number; toProcess: number; toShip: number; suspicious: number; lowStock: number }[]
  >`/* dashboard.openWork */
    SELECT waiting."backlog", waiting."toProcess", waiting."toShip", large."suspicious", low."lowStock"
      FROM (SELECT CAST(COALESCE(SUM(CASE WHEN o.placed_at < ${marks.backlogBefore} THEN 1 ELSE 0 END), 0) AS INTEGER) AS "backlog",
                   CAST(COALESCE(SUM(CASE WHEN o.status = 'paid' THEN 1 ELSE 0 END), 0) AS INTEGER) AS "toProcess",
                   CAST(COALESCE(SUM(CASE WHEN o.status = 'processing' THEN 1 ELSE 0 END), 0) AS INTEGER) AS "toShip"
              FROM orders o WHERE o.status IN (${open})) waiting,
           (SELECT CAST(COUNT(*) AS INTEGER) AS "suspicious" FROM orders o
             WHERE o.placed_at >= ${marks.since} AND o.total_minor >= ${marks.suspiciousFromMinor}) large,
           (SELECT CAST(COUNT(*) AS INTEGER) AS "lowStock"
              FROM stock_levels s JOIN products p ON p.id = s.product_id
             WHERE p.is_active = ${true} AND s.available <= s.low_stock_threshold) low`;
  return row ?? { backlog: 0, toProcess: 0, toShip: 0, suspicious: 0, lowStock: 0 };
}

/** Orders and revenue per day (UTC) from `since` on; days without orders are absent. */
export function sumDays(
  db: Db,
  since: Date,
): Promise<{ day: string; orders: number; revenueMinor: bigint }[]> {
  return db.$queryRaw`/* dashboard.sumDays */
    SELECT days."day", CAST(COUNT(*) AS INTEGER) AS "orders",
           CAST(COALESCE(SUM(days."earned"), 0) AS BIGINT) AS "revenueMinor"
      FROM (SELECT TO_CHAR(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "day",
                   CASE WHEN o.status IN ${EARNED} THEN o.total_minor ELSE 0 END AS "earned"
              FROM orders o WHERE o.placed_at >= ${since}) days
     GROUP BY days."day" ORDER BY days."day"`;
}

/** The newest orders. */
export function findLatest(db: Db, limit: number): Promise<LatestOrder[]> {
  return db.order.findMany({
    select: {
      number: true,
      contactName: true,
      status: true,
      totalMinor: true,
      currency: true,
      placedAt: true,
    },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}

/** Active products at or under their threshold, the emptiest first. */
export function findLowStock(db: Db, limit: number): Promise<LowProduct[]> {
  return db.$queryRaw<LowProduct[]>`/* dashboard.lowStock */
    SELECT p.id, p.name, p.sku, s.available, s.low_stock_threshold AS "threshold"
      FROM stock_levels s JOIN products p ON p.id = s.product_id
     WHERE p.is_active = ${true} AND s.available <= s.low_stock_threshold
     ORDER BY s.available, p.id FETCH FIRST ${limit} ROWS ONLY`;
}

/** Every background job that ever ran. */
export function findJobs(db: Db) {
  return db.jobLease.findMany({
    select: {
      name: true,
      leaseUntil: true,
      holder: true,
      lastFinishedAt: true,
      lastOutcome: true,
      lastMessage: true,
    },
    orderBy: { name: 'asc' },
  });
}
