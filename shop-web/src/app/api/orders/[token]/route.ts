import { methodNotAllowed } from '@octo/shared/http';
import { getOrderContract } from '@/features/orders/order-view.schema';
import { getOrderByToken } from '@/features/orders/order-view.service';
import { route } from '@/http';

export const GET = route(getOrderContract, (ctx, { params }) => getOrderByToken(ctx, params.token));
export const POST = methodNotAllowed(['GET']);
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
