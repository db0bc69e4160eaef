import { methodNotAllowed } from '@octo/shared/http';
import { addItem } from '@/features/cart/add-item.service';
import { addCartItemContract } from '@/features/cart/cart.schema';
import { route } from '@/http';

export const POST = route(addCartItemContract, addItem);
export const GET = methodNotAllowed(['POST']);
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
