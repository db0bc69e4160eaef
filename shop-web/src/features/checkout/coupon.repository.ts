import 'server-only';
import type { Db } from '@octo/shared/db';

/** A coupon as its rules need it. */
export interface CouponRow {
  readonly code: string;
  readonly description: string | null;
  readonly percentOff: number | null;
  readonly amountOffMinor: number | null;
  readonly isActive: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly maxUses: number;
  readonly usedCount: number;
}

/** A coupon by its code; null when there is none. */
export function findCoupon(db: Db, code: string): Promise<CouponRow | null> {
  return db.coupon.findUnique({
    where: { code },
    select: {
      code: true,
      description: true,
      percentOff: true,
      amountOffMinor: true,
      isActive: true,
      startsAt: true,
      endsAt: true,
      maxUses: true,
      usedCount: true,
    },
  });
}

/**
 * Uses a coupon once. The limit is part of the UPDATE, so that parallel orders never use it more often.
 * @returns false when it was used up, ended or withdrawn in the meantime
 */
export async function redeemCoupon(db: Db, code: string, now: Date): Promise<boolean> {
  const count = await db.$executeRaw`/* checkout.redeemCoupon */
    UPDATE coupons SET used_count = used_count + 1, updated_at = ${now}
    WHERE code = ${code} AND is_active = ${true} AND used_count < max_uses
      AND (starts_at IS NULL OR starts_at <= ${now}) AND (ends_at IS NULL OR ends_at > ${now})`;
  return count > 0;
}

/** Gives a use back after the order failed. */
export async function giveCouponBack(db: Db, code: string, now: Date): Promise<void> {
  await db.coupon.updateMany({
    where: { code, usedCount: { gt: 0 } },
    data: { usedCount: { decrement: 1 }, updatedAt: now },
  });
}
