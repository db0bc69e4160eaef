import { Alert, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { config } from '@/config';
import { pageContext } from '@/context';
import { getCart } from '@/features/cart/cart.service';
import { findOrderedCart } from '@/features/cart/ordered-cart.service';
import { CheckoutForm } from '@/features/checkout/components/checkout-form.client';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } };

/** Contact, delivery and payment on one page. A cart that cannot be ordered goes back to its own page. */
export default async function CheckoutPage(): Promise<ReactElement> {
  const ctx = await pageContext();
  const cart = await getCart(ctx);
  if (cart.lines.length === 0) {
    // The answer of a checkout may have been lost on the way: whoever holds the cart may see its order.
    const orderToken = await findOrderedCart(ctx);
    redirect(orderToken === null ? paths.cart() : paths.order(orderToken));
  }
  if (!cart.canCheckOut) redirect(paths.cart());
  return (
    <div className="shop-container py-8 lg:py-12">
      <PageHeader title="Checkout" />
      <noscript>
        <Alert tone="warn" title="Paying needs JavaScript">
          Please allow it for this shop; your cart stays as it is.
        </Alert>
      </noscript>
      <CheckoutForm initial={cart} hasTestCards={config().DEPLOYMENT_ENVIRONMENT === 'local'} />
    </div>
  );
}
