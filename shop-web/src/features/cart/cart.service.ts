import 'server-only';
import type { ContractArgs } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import { sha256Hex } from '@octo/shared/ids';
import { MAX_LINE_QUANTITY } from '@octo/shared/money';
import type { ShopContext } from '@/context';
import { deleteLine, findLineState, type LineState, setLine } from './cart.repository';
import type { CartSummary, CartView, removeCartItemContract, setCartItemContract } from './cart.schema';
import { findCart, findCartTotals } from './cart-reads.repository';
import { toCartView } from './cart-view';

const EMPTY_SUMMARY: CartSummary = { itemCount: 0, subtotalMinor: 0, currency: 'USD' };

/** How a token is stored: a stolen table opens no cart. A visitor without a token owns the hash of nothing. */
export function cartTokenHash(token: string | null): string {
  return token === null ? 'none' : sha256Hex(token);
}

/** The visitor's cart at current prices; empty when there is none. */
export async function getCart(ctx: ShopContext): Promise<CartView> {
  const now = ctx.now();
  const cart =
    ctx.cartToken === null ? null : await findCart(ctx.db, { tokenHash: cartTokenHash(ctx.cartToken), now });
  return toCartView(cart, now);
}

/** Pieces and subtotal of the visitor's cart; one statement, none for a visitor without a cart. */
export async function getCartSummary(ctx: ShopContext): Promise<CartSummary> {
  if (ctx.cartToken === null) return EMPTY_SUMMARY;
  const totals = await findCartTotals(ctx.db, { tokenHash: cartTokenHash(ctx.cartToken), now: ctx.now() });
  return { ...EMPTY_SUMMARY, ...totals };
}

/**
 * Sets the quantity of a line. Taking fewer pieces is always possible, so a visitor can follow a stock notice.
 *
 * @throws AppError `not_found` when the cart has no such line, `product_not_found`, `out_of_stock`
 */
export async function setItem(
  ctx: ShopContext,
  { params, body }: ContractArgs<typeof setCartItemContract>,
): Promise<CartView> {
  const now = ctx.now();
  const { productId } = params;
  const { quantity } = body;
  const state = await findLineState(ctx.db, { tokenHash: cartTokenHash(ctx.cartToken), productId, now });
  if (state?.cartId == null || state.quantity === null) throw notInCart();
  assertSellable(state);
  if (quantity > state.quantity) assertInStock(state, quantity);
  const isSet = await setLine(ctx.db, {
    cartId: state.cartId,
    productId,
    quantity,
    priceMinor: state.priceMinor,
    now,
  });
  if (!isSet) throw notInCart();
  return getCart(ctx);
}

/** Removes a line and answers the cart that is left; removing what is not there changes nothing. */
export async function removeItem(
  ctx: ShopContext,
  { params }: ContractArgs<typeof removeCartItemContract>,
): Promise<CartView> {
  if (ctx.cartToken !== null) {
    await deleteLine(ctx.db, {
      tokenHash: cartTokenHash(ctx.cartToken),
      productId: params.productId,
      now: ctx.now(),
    });
  }
  return getCart(ctx);
}

/** Refuses unknown and inactive products. @throws AppError `product_not_found` */
export function assertSellable(state: LineState | null): asserts state is LineState {
  if (!state?.isActive) throw new AppError('product_not_found');
}

/** Refuses more pieces than there are. @throws AppError `out_of_stock` with what can be had as fact */
export function assertInStock(state: LineState, wanted: number): void {
  if (wanted <= state.available) return;
  const available = Math.min(state.available, MAX_LINE_QUANTITY);
  throw new AppError('out_of_stock', {
    detail: leftInWords(available),
    facts: { available, inCart: state.quantity ?? 0 },
  });
}

function leftInWords(available: number): string {
  if (available === 0) return 'This product is sold out.';
  return available === 1 ? 'Only one piece is left in stock.' : `Only ${available} pieces are left in stock.`;
}

function notInCart(): AppError {
  return new AppError('not_found', { detail: 'This product is not in your cart.' });
}
