import { methodNotAllowed } from '@octo/shared/http';
import { IDEMPOTENCY_KEY_HEADER, placeOrderContract } from '@/features/checkout/checkout.schema';
import { checkOut } from '@/features/checkout/checkout.service';
import { route } from '@/http';

export const POST = route(placeOrderContract, (ctx, args, request) =>
  checkOut(ctx, args, request.headers.get(IDEMPOTENCY_KEY_HEADER)),
);
export const GET = methodNotAllowed(['POST']);
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
