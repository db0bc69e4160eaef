import { methodNotAllowed } from '@octo/shared/http';
import { getCartContract } from '@/features/cart/cart.schema';
import { getCart } from '@/features/cart/cart.service';
import { route } from '@/http';

export const GET = route(getCartContract, getCart);
export const POST = methodNotAllowed(['GET']);
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
