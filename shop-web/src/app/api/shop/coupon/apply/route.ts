import { methodNotAllowed } from '@octo/shared/http';
import { applyCouponContract } from '@/features/checkout/checkout.schema';
import { applyCoupon } from '@/features/checkout/coupon.service';
import { route } from '@/http';

export const POST = route(applyCouponContract, applyCoupon);
export const GET = methodNotAllowed(['POST']);
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
