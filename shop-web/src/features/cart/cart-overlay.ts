import { FREE_SHIPPING_FROM_MINOR, shippingMinor, subtotalMinor } from '@octo/shared/money';
import type { CartView } from './cart.schema';

/** Quantities that the visitor asked for and the server has not answered yet, by product id; 0 is a removal. */
export type Intents = ReadonlyMap<number, number>;

/**
 * The cart as it will be if the server agrees. Quantities and line totals are exact; the discount is the server's
 * last word and may change with its answer, so the page shows the sums as not settled meanwhile.
 */
export function overlayCart(view: CartView, intents: Intents): CartView {
  if (intents.size === 0) return view;
  const lines = view.lines
    .map((line) => {
      const quantity = intents.get(line.productId) ?? line.quantity;
      const isShort = line.problem === 'insufficient_stock' && quantity > line.maxQuantity;
      const problem = line.problem === 'insufficient_stock' && !isShort ? null : line.problem;
      return { ...line, quantity, problem, lineTotalMinor: line.unitPriceMinor * quantity };
    })
    .filter((line) => line.quantity > 0);
  const orderable = lines.filter(({ problem }) => problem !== 'unavailable' && problem !== 'out_of_stock');
  const subtotal = subtotalMinor(orderable);
  const discount = Math.min(view.discountMinor, subtotal);
  const shipping = shippingMinor(subtotal);
  return {
    ...view,
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotalMinor: subtotal,
    discountMinor: discount,
    shippingMinor: shipping,
    totalMinor: subtotal - discount + shipping,
    freeShipping: {
      fromMinor: FREE_SHIPPING_FROM_MINOR,
      remainingMinor: Math.max(FREE_SHIPPING_FROM_MINOR - subtotal, 0),
      progressPercent: Math.min(100, Math.floor((subtotal * 100) / FREE_SHIPPING_FROM_MINOR)),
    },
    canCheckOut: lines.length > 0 && lines.every((line) => line.problem === null),
  };
}
