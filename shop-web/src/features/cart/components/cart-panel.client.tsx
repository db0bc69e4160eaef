'use client';

import { formatMoney } from '@octo/shared/money';
import { ButtonLink, EmptyState, ShoppingCartIcon, TextLink } from '@octo/shared/ui';
import { useToast } from '@octo/shared/ui/client';
import { type ReactElement, useRef, useState } from 'react';
import { CouponForm } from '@/features/checkout/components/coupon-form.client';
import { paths } from '@/paths';
import type { CartLine, CartView } from '../cart.schema';
import { useCart } from '../use-cart.client';
import { Amounts } from './amounts';
import { CartLineRow } from './cart-line.client';
import { FreeShipping } from './free-shipping';

const UNDO_MS = 10_000;

/** The cart: lines that can be changed, what they cost and the way to the checkout. */
export function CartPanel({ initial }: { readonly initial: CartView }): ReactElement {
  const { cart, isPending, notices, setQuantity, remove, restore, refresh } = useCart(initial);
  const [news, setNews] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const toast = useToast();

  const changeTo = async (line: CartLine, quantity: number) => {
    const isDone = await setQuantity(line.productId, quantity);
    setNews(
      isDone ? `Quantity of ${line.name} is ${quantity}.` : `Quantity of ${line.name} was not changed.`,
    );
  };
  const takeOut = async (line: CartLine) => {
    // The button that had the focus goes away with its line.
    heading.current?.focus();
    if (!(await remove(line.productId))) return setNews(`${line.name} was not removed.`);
    const undo = async () => {
      const isBack = await restore(line.productId, line.quantity);
      if (!isBack) toast({ title: `${line.name} could not be put back`, tone: 'danger' });
    };
    toast({
      title: `${line.name} removed`,
      tone: 'info',
      durationMs: UNDO_MS,
      ...(line.problem === null ? { action: { label: 'Undo', onPress: () => void undo() } } : {}),
    });
  };

  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold">
        Your cart
      </h1>
      <p role="status" className="sr-only">
        {news !== '' &&
          `${news} Subtotal ${formatMoney({ amountMinor: cart.subtotalMinor, currency: cart.currency })}.`}
      </p>
      {cart.lines.length === 0 ? (
        <EmptyState
          icon={<ShoppingCartIcon size={20} />}
          title="Nothing in here yet"
          description="Add a drone, a part or a battery and it waits for you here for 60 days."
          action={
            <ButtonLink href={paths.products()} variant="primary">
              Browse products
            </ButtonLink>
          }
        />
      ) : (
        <div className="mt-6 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <ul className="divide-y divide-line border-y border-line">
            {cart.lines.map((line) => (
              <CartLineRow
                key={line.productId}
                line={line}
                currency={cart.currency}
                notice={notices.get(line.productId)}
                onQuantity={(quantity) => void changeTo(line, quantity)}
                onRemove={() => void takeOut(line)}
              />
            ))}
          </ul>
          <aside aria-label="Summary" className="space-y-4 lg:sticky lg:top-24">
            <FreeShipping cart={cart} />
            <div className="rounded-lg border border-line bg-surface p-5">
              <CouponForm coupon={cart.coupon} onChanged={refresh} />
              <hr className="my-4 border-line" />
              <Amounts {...cart} couponCode={cart.coupon?.code ?? null} isPending={isPending} />
              <CheckoutLink canCheckOut={cart.canCheckOut} />
            </div>
            <p className="text-center text-sm">
              <TextLink href={paths.products()}>Continue shopping</TextLink>
            </p>
          </aside>
        </div>
      )}
    </>
  );
}

function CheckoutLink({ canCheckOut }: { readonly canCheckOut: boolean }): ReactElement {
  if (canCheckOut) {
    return (
      <ButtonLink href={paths.checkout()} variant="primary" size="lg" className="mt-5 w-full">
        Go to checkout
      </ButtonLink>
    );
  }
  return (
    <p className="mt-5 rounded-md border border-warn-line bg-warn-surface px-4 py-3 text-sm text-warn-ink">
      Some products cannot be ordered as they stand. Change them to go on.
    </p>
  );
}
