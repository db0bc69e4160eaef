'use client';

import { type JsonAnswer, requestJson } from '@octo/shared/http/client';
import { mutate } from 'swr';
import { paths } from '@/paths';
import type { CartSummary, CartView } from './cart.schema';

/** SWR key of the summary that the header shows. */
export const cartSummaryKey = paths.api.cartSummary();

interface AddedItem {
  readonly summary: CartSummary;
  readonly line: { readonly productId: number; readonly quantity: number };
}

// One change after the other: two first adds at once would make two carts, and answers would overtake each other.
let lastChange: Promise<unknown> = Promise.resolve();
function inOrder<T>(change: () => Promise<T>): Promise<T> {
  const next = lastChange.then(change);
  lastChange = next;
  return next;
}

function showSummary(summary: CartSummary): void {
  void mutate(cartSummaryKey, summary, { revalidate: false });
}

function showView(answer: JsonAnswer<CartView>): JsonAnswer<CartView> {
  if (answer.isOk) {
    const { itemCount, subtotalMinor, currency } = answer.data;
    showSummary({ itemCount, subtotalMinor, currency });
  }
  return answer;
}

/** Reads the summary; throws for SWR, which keeps the last value and tries again. */
export async function fetchCartSummary(url: string): Promise<CartSummary> {
  const answer = await requestJson<CartSummary>(url);
  if (!answer.isOk) throw new Error(`cart summary: ${answer.status}`);
  return answer.data;
}

/** Adds pieces; the header follows from the same answer. */
export function addToCart(item: {
  readonly productId: number;
  readonly quantity: number;
}): Promise<JsonAnswer<AddedItem>> {
  return inOrder(async () => {
    const answer = await requestJson<AddedItem>(paths.api.cartItems(), { method: 'POST', body: item });
    if (answer.isOk) showSummary(answer.data.summary);
    return answer;
  });
}

/** Reads the whole cart. */
export function fetchCart(): Promise<JsonAnswer<CartView>> {
  return inOrder(async () => showView(await requestJson<CartView>(paths.api.cart())));
}

/**
 * Sets the quantity of a line and answers the cart that follows. `isWanted` is asked when the request's turn has
 * come; null means that it was not sent.
 */
export function setCartQuantity(
  productId: number,
  quantity: number,
  isWanted: () => boolean,
): Promise<JsonAnswer<CartView> | null> {
  return inOrder(async () =>
    isWanted()
      ? showView(
          await requestJson<CartView>(paths.api.cartItem(productId), { method: 'PATCH', body: { quantity } }),
        )
      : null,
  );
}

/** Removes a line and answers the cart that follows. */
export function removeFromCart(productId: number): Promise<JsonAnswer<CartView>> {
  return inOrder(async () =>
    showView(await requestJson<CartView>(paths.api.cartItem(productId), { method: 'DELETE' })),
  );
}

/** The cart was ordered: the header shows an empty one. */
export function forgetCart(): void {
  showSummary({ itemCount: 0, subtotalMinor: 0, currency: 'USD' });
}
