'use client';

import { requestJson } from '@octo/shared/http/client';
import { recordEvent } from '@octo/shared/rum';
import { useRouter } from 'next/navigation';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { CartView } from '@/features/cart/cart.schema';
import { fetchCart, forgetCart, removeFromCart, setCartQuantity } from '@/features/cart/cart-requests.client';
import { paths } from '@/paths';
import type { CheckoutNotice } from '../notices.client';
import { findIssues } from './check-values.client';
import { dropDraft } from './draft.client';
import { readValues, toCheckoutInput } from './form-values';
import type { CheckoutOutcome } from './outcome';
import { useCheckout } from './use-checkout.client';
import type { useCheckoutFields } from './use-checkout-fields.client';

interface FlowOptions {
  readonly initial: CartView;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly fields: ReturnType<typeof useCheckoutFields>;
}

function report(outcome: CheckoutOutcome): void {
  if (outcome.kind === 'placed') {
    const { orderNumber, status, totalMinor } = outcome.order;
    recordEvent('shop.checkout_complete', {
      'order.number': orderNumber,
      'order.status': status,
      'order.total_minor': totalMinor,
    });
    return;
  }
  if (outcome.kind === 'unknown') {
    recordEvent('shop.checkout_exception', { 'checkout.outcome': outcome.kind });
    return;
  }
  const reason = outcome.kind === 'declined' ? { 'payment.decline_reason': outcome.reason } : {};
  recordEvent('shop.checkout_error', { 'checkout.outcome': outcome.kind, ...reason });
}

/** Leads a checkout from the first press to the order's page, through every refusal. */
export function useCheckoutFlow({ initial, form, fields }: FlowOptions) {
  const [cart, setCart] = useState(initial);
  const [notice, setNotice] = useState<CheckoutNotice | null>(null);
  const [tries, setTries] = useState(0);
  const [isAdjusting, setIsAdjusting] = useState(false);
  const isSubmitting = useRef(false);
  const router = useRouter();

  const started = useRef(initial);
  useEffect(() => {
    const { itemCount, totalMinor } = started.current;
    recordEvent('shop.checkout_start', { 'cart.item_count': itemCount, 'cart.total_minor': totalMinor });
  }, []);

  const refresh = async (): Promise<CartView | null> => {
    const answer = await fetchCart();
    if (!answer.isOk) return null;
    setCart(answer.data);
    if (answer.data.lines.length === 0) router.replace(paths.cart());
    return answer.data;
  };

  const showNotice = (next: CheckoutNotice) => {
    setTries((count) => count + 1);
    setNotice(next);
  };

  const onOutcome = async (outcome: CheckoutOutcome) => {
    report(outcome);
    switch (outcome.kind) {
      case 'placed': {
        dropDraft();
        forgetCart();
        const { publicToken, status } = outcome.order;
        return router.replace(
          status === 'paid' ? paths.orderConfirmation(publicToken) : paths.order(publicToken),
        );
      }
      case 'empty':
        // Perhaps it was ordered a moment ago: the server knows, and shows the order or the empty cart.
        forgetCart();
        return router.replace(paths.checkout());
      case 'invalid':
        return void (form.current && fields.show(outcome.issues, readValues(form.current)));
      case 'declined':
        fields.clearCvc();
        return showNotice({ kind: 'declined', message: outcome.message });
      case 'amounts': {
        const fresh = await refresh();
        const toMinor = fresh?.totalMinor ?? outcome.totalMinor ?? cart.totalMinor;
        return showNotice({ kind: 'amounts', fromMinor: cart.totalMinor, toMinor });
      }
      case 'stock':
      case 'coupon':
        showNotice(outcome);
        return void (await refresh());
      case 'refused':
        return showNotice(outcome);
      case 'unknown':
        return;
    }
  };

  const { phase, place, askAgain } = useCheckout(onOutcome);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSubmitting.current || phase !== 'editing' || !cart.canCheckOut) return;
    isSubmitting.current = true;
    const values = readValues(event.currentTarget);
    const input = toCheckoutInput(values, {
      totalMinor: cart.totalMinor,
      couponCode: cart.coupon?.isApplied ? cart.coupon.code : null,
    });
    const isWrong = fields.show(await findIssues(input), values);
    if (!isWrong) {
      setNotice(null);
      await place(input);
    }
    isSubmitting.current = false;
  };

  const adjust = async (change: () => Promise<unknown>) => {
    setIsAdjusting(true);
    await change();
    await refresh();
    setIsAdjusting(false);
    setNotice(null);
  };

  return {
    cart,
    phase,
    notice,
    tries,
    isAdjusting,
    refresh: async () => void (await refresh()),
    submit: (event: FormEvent<HTMLFormElement>) => void submit(event),
    askAgain: () => void askAgain(),
    /** Brings every line of the cart down to what can be delivered. */
    adjustCart: () =>
      void adjust(async () => {
        // The cart on the page may be from before the refusal, when nothing was wrong with it.
        const fresh = (await refresh()) ?? cart;
        for (const { productId, maxQuantity, problem } of fresh.lines) {
          if (problem === null) continue;
          if (maxQuantity > 0) await setCartQuantity(productId, maxQuantity, () => true);
          else await removeFromCart(productId);
        }
      }),
    dropCoupon: () =>
      void adjust(() => requestJson(paths.api.couponApply(), { method: 'POST', body: { code: null } })),
  };
}
