import { refundOrder } from '@octo/shared/contracts';
import { methodNotAllowed } from '@octo/shared/http';
import { refundPayment } from '@/features/payments/refund-payment.service';
import { route } from '@/http';

export const POST = route(refundOrder, (ctx, args) => refundPayment(ctx, args));
export const GET = methodNotAllowed(['POST']);
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
