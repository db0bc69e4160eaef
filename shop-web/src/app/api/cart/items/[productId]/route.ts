import { methodNotAllowed } from '@octo/shared/http';
import { removeCartItemContract, setCartItemContract } from '@/features/cart/cart.schema';
import { removeItem, setItem } from '@/features/cart/cart.service';
import { route } from '@/http';

export const PATCH = route(setCartItemContract, setItem);
export const DELETE = route(removeCartItemContract, removeItem);
export const GET = methodNotAllowed(['PATCH', 'DELETE']);
export const POST = GET;
export const PUT = GET;
