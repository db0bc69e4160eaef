import 'server-only';
import type { ContractArgs } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import { sha256Hex } from '@octo/shared/ids';
import { orderAmounts } from '@octo/shared/money';
import type { ShopContext } from '@/context';
import type { applyCouponContract, CouponPreview } from './checkout.schema';
import { findCheckoutCart, setCartCoupon } from './checkout-cart.repository';
import { type CouponRow, findCoupon } from './coupon.repository';
import { SHOP_CURRENCY } from './price-cart';

/**
 * A coupon that can be used now.
 * @throws AppError `coupon_invalid` saying why not
 */
export function requireUsable(coupon: CouponRow | null, now: Date): CouponRow {
  const reason = whyNot(coupon, now);
  if (coupon === null || reason !== null) throw couponInvalid(reason ?? 'unknown');
  return coupon;
}

type Reason = 'unknown' | 'not_started' | 'ended' | 'used_up';

const WORDS: Readonly<Record<Reason, string>> = {
  unknown: 'We do not know this coupon. Check the spelling.',
  not_started: 'This coupon is not valid yet.',
  ended: 'This coupon has ended.',
  used_up: 'This coupon was used as often as it can be.',
};

function whyNot(coupon: CouponRow | null, now: Date): Reason | null {
  if (!coupon?.isActive) return 'unknown';
  if (coupon.startsAt !== null && coupon.startsAt > now) return 'not_started';
  if (coupon.endsAt !== null && coupon.endsAt <= now) return 'ended';
  return coupon.usedCount >= coupon.maxUses ? 'used_up' : null;
}

/** The refusal of a coupon, as a field error of the form. */
export function couponInvalid(reason: Reason): AppError {
  const message = WORDS[reason];
  return new AppError('coupon_invalid', {
    detail: message,
    fields: [{ path: 'body.couponCode', code: reason, message }],
    facts: { reason },
  });
}

/**
 * Puts a coupon into the visitor's cart, or takes it out with null, and answers what the cart costs then. Nothing is
 * used up before an order is placed.
 *
 * @throws AppError `cart_empty`, `coupon_invalid`
 */
export async function applyCoupon(
  ctx: ShopContext,
  { body }: ContractArgs<typeof applyCouponContract>,
): Promise<CouponPreview> {
  const now = ctx.now();
  const tokenHash = ctx.cartToken === null ? null : sha256Hex(ctx.cartToken);
  const cart =
    tokenHash === null ? null : await findCheckoutCart(ctx.db, { tokenHash, idempotencyKey: null, now });
  if (!cart?.isOpen || cart.lines.length === 0) throw new AppError('cart_empty');
  const coupon = body.code === null ? null : requireUsable(await findCoupon(ctx.db, body.code), now);
  await setCartCoupon(ctx.db, cart.cartId, coupon?.code ?? null, now);
  // As in the cart: what cannot be ordered at all costs nothing.
  const orderable = cart.lines.filter(({ isActive, available }) => isActive && available > 0);
  return {
    coupon: coupon && { code: coupon.code, description: coupon.description },
    currency: SHOP_CURRENCY,
    ...orderAmounts(orderable, coupon),
  };
}
