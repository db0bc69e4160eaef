import 'server-only';
import type { ContractArgs, ContractResult } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import { Reply } from '@octo/shared/http';
import { newToken } from '@octo/shared/ids';
import { MAX_LINE_QUANTITY } from '@octo/shared/money';
import { countMetric } from '@octo/shared/telemetry';
import { addMs, MS } from '@octo/shared/time';
import { cartCookie } from '@/cart-cookie';
import type { ShopContext } from '@/context';
import { categoryOfProduct } from '@/features/catalogue/product-views.service';
import { addToLine, extendCart, findLineState, insertCart, type LineState } from './cart.repository';
import type { addCartItemContract } from './cart.schema';
import { assertInStock, assertSellable, cartTokenHash } from './cart.service';
import { findCartTotals } from './cart-reads.repository';

const CART_LIFE_MS = 60 * MS.day;
/** A cart in use lives on; its end is moved at most once a day, so that adding stays at three statements. */
const EXTEND_BELOW_MS = CART_LIFE_MS - MS.day;

type Args = ContractArgs<typeof addCartItemContract>;
type Result = ContractResult<typeof addCartItemContract>;

/**
 * Adds pieces of a product. The cart is made on the first add and remembered by a cookie. Stock is checked but not
 * reserved: that happens at checkout. Three statements: read, write, new totals.
 *
 * @throws AppError `product_not_found`, `out_of_stock` (facts `available`, `inCart`), `validation_failed` when the
 *   line would hold more than 20 pieces
 */
export async function addItem(ctx: ShopContext, { body }: Args): Promise<Result | Reply<Result>> {
  const now = ctx.now();
  const { productId, quantity } = body;
  const state = await findLineState(ctx.db, { tokenHash: cartTokenHash(ctx.cartToken), productId, now });
  assertSellable(state);
  const wanted = (state.quantity ?? 0) + quantity;
  if (wanted > MAX_LINE_QUANTITY) throw tooMany(state);
  assertInStock(state, wanted);
  const { cartId, token, cookies } = await openCart(ctx, state, now);
  const change = { cartId, productId, quantity, priceMinor: state.priceMinor, now };
  if (!(await addToLine(ctx.db, change, state.quantity !== null))) throw tooMany(state);
  countMetric('webstore.cart.additions', { country: 'unknown', product_id: productId }, quantity);
  countMetric('shop.business.cart.additions', { category: categoryOfProduct(productId) }, quantity);
  const totals = await findCartTotals(ctx.db, { tokenHash: cartTokenHash(token), now });
  const result: Result = {
    summary: { ...totals, currency: state.currency },
    line: { productId, quantity: wanted },
  };
  return cookies.length === 0 ? result : new Reply({ body: result, cookies });
}

interface OpenCart {
  readonly cartId: number;
  readonly token: string;
  readonly cookies: readonly string[];
}

async function openCart(ctx: ShopContext, state: LineState, now: Date): Promise<OpenCart> {
  const expiresAt = addMs(now, CART_LIFE_MS);
  if (ctx.cartToken === null || state.cartId === null || state.cartExpiresAt === null) {
    // Always a new token: one that a visitor brought along may have been planted by somebody who knows it.
    const token = newToken();
    const cartId = await insertCart(ctx.db, { tokenHash: cartTokenHash(token), expiresAt, now });
    return { cartId, token, cookies: [cartCookie(token)] };
  }
  const token = ctx.cartToken;
  if (state.cartExpiresAt.getTime() - now.getTime() > EXTEND_BELOW_MS) {
    return { cartId: state.cartId, token, cookies: [] };
  }
  await extendCart(ctx.db, state.cartId, expiresAt);
  return { cartId: state.cartId, token, cookies: [cartCookie(token)] };
}

function tooMany(state: LineState): AppError {
  const message = `At most ${MAX_LINE_QUANTITY} pieces of one product can be ordered.`;
  return new AppError('validation_failed', {
    detail: message,
    fields: [{ path: 'body.quantity', code: 'too_big', message }],
    facts: { available: Math.min(state.available, MAX_LINE_QUANTITY), inCart: state.quantity ?? 0 },
  });
}
