import 'server-only';
import { type Db, isUniqueViolation } from '@octo/shared/db';
import { MAX_LINE_QUANTITY } from '@octo/shared/money';

// The raw statements stay in the subset that PostgreSQL and Oracle share. A cart that is ordered or expired is
// found by none of them.

/** What must be known before a line may change. `cartId` and `quantity` are null when there is none. */
export interface LineState {
  readonly cartId: number | null;
  readonly cartExpiresAt: Date | null;
  readonly quantity: number | null;
  readonly isActive: boolean;
  readonly priceMinor: number;
  readonly currency: string;
  readonly available: number;
}

interface LineKey {
  readonly tokenHash: string;
  readonly productId: number;
  readonly now: Date;
}

/** Product, stock and the visitor's line of it in one statement; null for an unknown product. */
export async function findLineState(db: Db, key: LineKey): Promise<LineState | null> {
  const [row] = await db.$queryRaw<Record<keyof LineState, never>[]>`/* cart.findLineState */
    SELECT c.id AS "cartId", c.expires_at AS "cartExpiresAt", i.quantity AS "quantity",
           p.is_active AS "isActive", p.price_minor AS "priceMinor", p.currency AS "currency",
           COALESCE(s.available, 0) AS "available"
    FROM products p
    LEFT JOIN stock_levels s ON s.product_id = p.id
    LEFT JOIN carts c ON c.token_hash = ${key.tokenHash} AND c.status = 'open' AND c.expires_at > ${key.now}
    LEFT JOIN cart_items i ON i.cart_id = c.id AND i.product_id = p.id
    WHERE p.id = ${key.productId}`;
  return row ? { ...(row as LineState), isActive: Boolean(row.isActive) } : null;
}

/** Makes an empty cart and returns its id. */
export async function insertCart(
  db: Db,
  cart: { readonly tokenHash: string; readonly expiresAt: Date; readonly now: Date },
): Promise<number> {
  const { id } = await db.cart.create({
    data: { tokenHash: cart.tokenHash, expiresAt: cart.expiresAt, createdAt: cart.now, updatedAt: cart.now },
    select: { id: true },
  });
  return id;
}

/** Moves the end of a cart's life. */
export async function extendCart(db: Db, cartId: number, expiresAt: Date): Promise<void> {
  await db.cart.updateMany({ where: { id: cartId }, data: { expiresAt } });
}

interface LineChange {
  readonly cartId: number;
  readonly productId: number;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly now: Date;
}

/**
 * Adds pieces to a line, making it when it is missing. The limit is part of the UPDATE and the line is unique per
 * cart and product, so parallel adds sum up and none passes the limit.
 *
 * @param hasLine what the caller read before; only decides which statement is tried first
 * @returns false when the line would exceed the limit
 */
export async function addToLine(db: Db, change: LineChange, hasLine: boolean): Promise<boolean> {
  if (hasLine && (await incrementLine(db, change))) return true;
  try {
    await db.cartItem.create({
      data: {
        cartId: change.cartId,
        productId: change.productId,
        quantity: change.quantity,
        seenPriceMinor: change.priceMinor,
        createdAt: change.now,
        updatedAt: change.now,
      },
      select: { id: true },
    });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return incrementLine(db, change);
  }
}

async function incrementLine(db: Db, change: LineChange): Promise<boolean> {
  const { cartId, productId, quantity, priceMinor, now } = change;
  const { count } = await db.cartItem.updateMany({
    where: { cartId, productId, quantity: { lte: MAX_LINE_QUANTITY - quantity } },
    data: { quantity: { increment: quantity }, seenPriceMinor: priceMinor, updatedAt: now },
  });
  return count > 0;
}

/** Sets a line's quantity; false when the line is gone. */
export async function setLine(db: Db, change: LineChange): Promise<boolean> {
  const { cartId, productId, quantity, priceMinor, now } = change;
  const { count } = await db.cartItem.updateMany({
    where: { cartId, productId },
    data: { quantity, seenPriceMinor: priceMinor, updatedAt: now },
  });
  return count > 0;
}

/** Removes a line of the cart that the token opens. */
export async function deleteLine(db: Db, key: LineKey): Promise<void> {
  const { tokenHash, productId, now } = key;
  await db.cartItem.deleteMany({
    where: { productId, cart: { tokenHash, status: 'open', expiresAt: { gt: now } } },
  });
}
