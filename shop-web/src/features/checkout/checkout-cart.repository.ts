import 'server-only';
import type { Db } from '@octo/shared/db';

/** A line of the cart at current prices and stock. */
export interface CheckoutLine {
  readonly productId: number;
  readonly quantity: number;
  /** The price that the customer saw last; null when it was never noted. */
  readonly seenPriceMinor: number | null;
  readonly sku: string;
  readonly name: string;
  readonly unitPriceMinor: number;
  readonly currency: string;
  readonly isActive: boolean;
  readonly available: number;
}

/** The cart that is about to be ordered. */
export interface CheckoutCart {
  readonly cartId: number;
  readonly isOpen: boolean;
  /** Order that this idempotency key made before, by whomever. */
  readonly earlierOrderId: number | null;
  readonly lines: readonly CheckoutLine[];
}

type Row = { [K in keyof CheckoutLine]: CheckoutLine[K] | null } & {
  readonly cartId: number;
  readonly status: string;
  readonly expiresAt: Date;
  readonly earlierOrderId: number | null;
};

/**
 * Everything that checkout must know before it writes, in one statement: cart, lines, prices, stock, and whether the
 * idempotency key was used before. Lines come by product id, the order in which stock is locked.
 *
 * @param input `idempotencyKey` is null for a reader that submits nothing
 * @returns null when no cart has this token
 */
export async function findCheckoutCart(
  db: Db,
  input: { readonly tokenHash: string; readonly idempotencyKey: string | null; readonly now: Date },
): Promise<CheckoutCart | null> {
  const rows = await db.$queryRaw<Row[]>`/* checkout.findCart */
    SELECT c.id AS "cartId", c.status AS "status", c.expires_at AS "expiresAt", o.id AS "earlierOrderId",
           i.product_id AS "productId", i.quantity AS "quantity", i.seen_price_minor AS "seenPriceMinor",
           p.sku AS "sku", p.name AS "name", p.price_minor AS "unitPriceMinor", p.currency AS "currency",
           p.is_active AS "isActive", COALESCE(s.available, 0) AS "available"
    FROM carts c
    LEFT JOIN orders o ON o.idempotency_key = ${input.idempotencyKey}
    LEFT JOIN cart_items i ON i.cart_id = c.id
    LEFT JOIN products p ON p.id = i.product_id
    LEFT JOIN stock_levels s ON s.product_id = p.id
    WHERE c.token_hash = ${input.tokenHash}
    ORDER BY i.product_id`;
  const [first] = rows;
  if (!first) return null;
  return {
    cartId: first.cartId,
    isOpen: first.status === 'open' && first.expiresAt > input.now,
    earlierOrderId: first.earlierOrderId,
    lines: rows.filter(hasProduct).map((row) => ({ ...row, isActive: Boolean(row.isActive) })),
  };
}

function hasProduct(row: Row): row is Row & CheckoutLine {
  return row.productId !== null;
}

/** Pieces that can be had of each product now. */
export async function findAvailability(
  db: Db,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const levels = await db.stockLevel.findMany({
    where: { productId: { in: [...productIds] } },
    select: { productId: true, available: true },
  });
  return new Map(levels.map(({ productId, available }) => [productId, available]));
}

/**
 * Takes the cart for one order: of many submissions exactly one gets it.
 * @returns false when it was ordered, or expired, in the meantime
 */
export async function claimCart(db: Db, cartId: number, now: Date): Promise<boolean> {
  const count = await db.$executeRaw`/* checkout.claimCart */
    UPDATE carts SET status = 'ordered', updated_at = ${now}
    WHERE id = ${cartId} AND status = 'open' AND expires_at > ${now}`;
  return count > 0;
}

/** Gives a cart back after its payment failed, so that the customer can try again. */
export async function reopenCart(db: Db, cartId: number, now: Date): Promise<void> {
  await db.cart.updateMany({
    where: { id: cartId, status: 'ordered' },
    data: { status: 'open', updatedAt: now },
  });
}

/** Remembers the coupon of a cart, or forgets it. */
export async function setCartCoupon(
  db: Db,
  cartId: number,
  couponCode: string | null,
  now: Date,
): Promise<void> {
  await db.cart.updateMany({ where: { id: cartId, status: 'open' }, data: { couponCode, updatedAt: now } });
}
