'use client';

import { failureMessage, type JsonAnswer } from '@octo/shared/http/client';
import { useCallback, useRef, useState } from 'react';
import type { CartView } from './cart.schema';
import { type Intents, overlayCart } from './cart-overlay';
import { addToCart, fetchCart, removeFromCart, setCartQuantity } from './cart-requests.client';

/** What the cart page needs: the cart as it should be shown and the changes that a visitor can make. */
export interface CartState {
  readonly cart: CartView;
  /** A change is on its way: sums are not settled. */
  readonly isPending: boolean;
  /** Why the last change of a line was taken back, by product id. */
  readonly notices: ReadonlyMap<number, string>;
  readonly setQuantity: (productId: number, quantity: number) => Promise<boolean>;
  readonly remove: (productId: number) => Promise<boolean>;
  readonly restore: (productId: number, quantity: number) => Promise<boolean>;
  /** Asks the server again (after a coupon). */
  readonly refresh: () => Promise<void>;
}

/** Null: a later change took its place before it was sent. */
type Answer = JsonAnswer<CartView> | null;

function without<K, V>(map: ReadonlyMap<K, V>, key: K): Map<K, V> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

/**
 * Optimistic cart: a change shows at once, the server's answer replaces it, a refusal takes it back and says why.
 * Of changes that wait for an answer only the last of a line is sent.
 */
export function useCart(initial: CartView): CartState {
  const [server, setServer] = useState(initial);
  const [intents, setIntents] = useState<Intents>(new Map());
  const [notices, setNotices] = useState<ReadonlyMap<number, string>>(new Map());
  const newest = useRef(new Map<number, number>());

  const refresh = useCallback(async () => {
    const answer = await fetchCart();
    if (answer.isOk) setServer(answer.data);
  }, []);

  const change = useCallback(
    async (productId: number, quantity: number, send: (isWanted: () => boolean) => Promise<Answer>) => {
      const turn = (newest.current.get(productId) ?? 0) + 1;
      newest.current.set(productId, turn);
      const isNewest = () => newest.current.get(productId) === turn;
      setNotices((current) => without(current, productId));
      setIntents((current) => new Map(current).set(productId, quantity));
      const answer = await send(isNewest);
      if (answer === null) return true;
      if (answer.isOk) setServer(answer.data);
      else {
        setNotices((current) => new Map(current).set(productId, failureMessage(answer)));
        // A refusal means that price, stock or the line itself is not what this page believes.
        if (answer.status >= 400 && answer.status < 500) await refresh();
      }
      if (isNewest()) setIntents((current) => without(current, productId));
      return answer.isOk;
    },
    [refresh],
  );

  const restore = useCallback(
    async (productId: number, quantity: number) => {
      const answer = await addToCart({ productId, quantity });
      await refresh();
      return answer.isOk;
    },
    [refresh],
  );

  return {
    cart: overlayCart(server, intents),
    isPending: intents.size > 0,
    notices,
    setQuantity: (productId, quantity) =>
      change(productId, quantity, (isWanted) => setCartQuantity(productId, quantity, isWanted)),
    remove: (productId) => change(productId, 0, () => removeFromCart(productId)),
    restore,
    refresh,
  };
}
