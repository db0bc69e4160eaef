import { methodNotAllowed } from '@octo/shared/http';
import { getCartSummaryContract } from '@/features/cart/cart.schema';
import { getCartSummary } from '@/features/cart/cart.service';
import { route } from '@/http';

export const GET = route(getCartSummaryContract, getCartSummary);
export const POST = methodNotAllowed(['GET']);
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
