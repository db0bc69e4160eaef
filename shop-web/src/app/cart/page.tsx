import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { pageContext } from '@/context';
import { getCart } from '@/features/cart/cart.service';
import { CartPanel } from '@/features/cart/components/cart-panel.client';

export const metadata: Metadata = { title: 'Cart', robots: { index: false } };

/** The visitor's cart, rendered with current prices and stock. */
export default async function CartPage(): Promise<ReactElement> {
  const cart = await getCart(await pageContext());
  return (
    <div className="shop-container py-10 lg:py-14">
      <CartPanel initial={cart} />
    </div>
  );
}
