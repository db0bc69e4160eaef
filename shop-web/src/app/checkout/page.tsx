import { Alert, PageHeader, TextLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { config } from '@/config';
import { pageContext } from '@/context';
import type { KnownCustomer } from '@/features/account/account.schema';
import { knownCustomer } from '@/features/account/profile.service';
import { getCart } from '@/features/cart/cart.service';
import { findOrderedCart } from '@/features/cart/ordered-cart.service';
import { CheckoutForm } from '@/features/checkout/components/checkout-form.client';
import type { FormValues } from '@/features/checkout/components/form/form-values';
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
  const customer = await knownCustomer(ctx);
  return (
    <div className="shop-container py-8 lg:py-12">
      <PageHeader title="Checkout" />
      <noscript>
        <Alert tone="warn" title="Paying needs JavaScript">
          Please allow it for this shop; your cart stays as it is.
        </Alert>
      </noscript>
      {customer === null && (
        <p className="mt-2 text-sm text-ink-muted">
          Have an account? <TextLink href={paths.signIn(paths.checkout())}>Sign in</TextLink> and skip the
          typing.
        </p>
      )}
      <CheckoutForm
        initial={cart}
        hasTestCards={config().DEPLOYMENT_ENVIRONMENT === 'local'}
        known={customer === null ? {} : formValuesOf(customer)}
      />
    </div>
  );
}

/** The form's fields as the account would fill them in. */
function formValuesOf({ email, name, phone, address }: KnownCustomer): FormValues {
  return {
    email,
    name: address?.recipient ?? name,
    phone: phone ?? '',
    ...(address && {
      line1: address.line1,
      line2: address.line2 ?? '',
      city: address.city,
      region: address.region ?? '',
      postalCode: address.postalCode,
      country: address.country,
    }),
  };
}
