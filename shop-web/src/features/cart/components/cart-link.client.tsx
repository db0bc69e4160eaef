'use client';

import { ShoppingCartIcon } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import useSWR from 'swr';
import { paths } from '@/paths';
import type { CartSummary } from '../cart.schema';
import { cartSummaryKey, fetchCartSummary } from '../cart-requests.client';

/** Link to the cart with the number of pieces in it; without script it is the plain link. */
export function CartLink({ className }: { readonly className?: string }): ReactElement {
  const { data } = useSWR<CartSummary>(cartSummaryKey, fetchCartSummary, { dedupingInterval: 5_000 });
  const count = data?.itemCount ?? 0;
  const pieces = count === 1 ? '1 item' : `${count} items`;
  return (
    <>
      <Link
        href={paths.cart()}
        aria-label={count > 0 ? `Cart, ${pieces}` : 'Cart'}
        className={
          className ??
          'relative grid size-10 place-items-center rounded-md text-ink transition-colors duration-fast hover:bg-hover'
        }
      >
        <span className="relative">
          <ShoppingCartIcon size={20} />
          {count > 0 && (
            <span
              aria-hidden
              className="absolute -top-2 -right-2.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-2xs font-semibold text-on-accent tabular-nums"
            >
              {count > 99 ? '99+' : count}
            </span>
          )}
        </span>
      </Link>
      <span role="status" className="sr-only">
        {data !== undefined && count > 0 && `${pieces} in your cart`}
      </span>
    </>
  );
}
