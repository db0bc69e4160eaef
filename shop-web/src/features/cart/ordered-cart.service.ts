import 'server-only';
import type { ShopContext } from '@/context';
import { cartTokenHash } from './cart.service';
import { findOrderTokenOfCart } from './cart-reads.repository';

/** The public token of the order that the visitor's cart became; null when it became none. */
export async function findOrderedCart(ctx: ShopContext): Promise<string | null> {
  if (ctx.cartToken === null) return null;
  return findOrderTokenOfCart(ctx.db, cartTokenHash(ctx.cartToken));
}
