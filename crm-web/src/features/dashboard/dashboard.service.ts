import 'server-only';
import { countMetric } from '@octo/shared/telemetry';
import { addMs, MS } from '@octo/shared/time';
import { config } from '@/config';
import { type CrmContext, requirePermission } from '@/context';
import {
  countFailedPayments,
  countOpenWork,
  findJobs,
  findLatest,
  findLowStock,
  type PeriodRow,
  sumDays,
  sumPeriods,
} from './dashboard.repository';
import type { Dashboard, DaySales, JobState } from './dashboard.schema';

const CHART_DAYS = 14;
const SHOWN = 8;

/**
 * The numbers of the last 24 hours beside the 24 hours before, what is open now, and the last 14 days.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function getDashboard(context: CrmContext): Promise<Dashboard> {
  requirePermission(context, 'dashboard:read');
  countMetric('crm.business.dashboard.loads', {});
  const { db } = context;
  const now = context.now();
  const { BACKLOG_ORDER_AGE_MINUTES, SUSPICIOUS_ORDER_TOTAL_THRESHOLD } = config();
  const suspiciousFromMinor = SUSPICIOUS_ORDER_TOTAL_THRESHOLD * 100;
  const from = addMs(now, -MS.day);
  const periods = { from, until: now, beforeFrom: addMs(from, -MS.day), beforeUntil: from };
  const firstDay = startOfDay(addMs(now, -(CHART_DAYS - 1) * MS.day));
  const [[today, yesterday], failedPayments, work, days, latest, low, jobs] = await Promise.all([
    sumPeriods(db, periods),
    countFailedPayments(db, periods),
    countOpenWork(db, {
      backlogBefore: addMs(now, -BACKLOG_ORDER_AGE_MINUTES * MS.minute),
      suspiciousFromMinor,
      since: firstDay,
    }),
    sumDays(db, firstDay),
    findLatest(db, SHOWN),
    findLowStock(db, SHOWN),
    findJobs(db),
  ]);
  return {
    numbers: {
      orders: { now: today.orders, before: yesterday.orders },
      revenueMinor: { now: Number(today.revenueMinor), before: Number(yesterday.revenueMinor) },
      averageMinor: { now: average(today), before: average(yesterday) },
      paidShare: { now: paidShare(today), before: paidShare(yesterday) },
      failedPayments,
    },
    work,
    days: everyDay(days, firstDay),
    latest,
    low,
    jobs: jobs.map(
      ({ leaseUntil, holder, ...job }): JobState => ({
        ...job,
        isRunning: holder !== null && leaseUntil !== null && leaseUntil > now,
      }),
    ),
    backlogMinutes: BACKLOG_ORDER_AGE_MINUTES,
    suspiciousFromMinor,
    suspiciousSince: firstDay.toISOString().slice(0, 10),
    currency: 'USD',
    now: now.getTime(),
  };
}

function average({ earned, revenueMinor }: PeriodRow): number {
  return earned === 0 ? 0 : Math.round(Number(revenueMinor) / earned);
}

function paidShare({ paid, settled }: PeriodRow): number | null {
  return settled === 0 ? null : paid / settled;
}

/** One entry per day, also for days without an order. */
function everyDay(
  rows: readonly { readonly day: string; readonly orders: number; readonly revenueMinor: bigint }[],
  firstDay: Date,
): DaySales[] {
  return Array.from({ length: CHART_DAYS }, (_, index) => {
    const day = addMs(firstDay, index * MS.day)
      .toISOString()
      .slice(0, 10);
    const row = rows.find((entry) => entry.day === day);
    return { day, orders: row?.orders ?? 0, revenueMinor: Number(row?.revenueMinor ?? 0) };
  });
}

function startOfDay(date: Date): Date {
  return new Date(`${date.toISOString().slice(0, 10)}T00:00:00.000Z`);
}
