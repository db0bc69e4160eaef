import 'server-only';
import type { Db } from '@octo/shared/db';

interface CartKey {
  readonly tokenHash: string;
  readonly now: Date;
}

/** Pieces in the cart, and the value at current prices of those that can be ordered (as in the cart view). */
export async function findCartTotals(
  db: Db,
  key: CartKey,
): Promise<{ readonly itemCount: number; readonly subtotalMinor: number }> {
  // Sums are 64-bit (a BigInt in JavaScript) on PostgreSQL and NUMBER on Oracle.
  const [row] = await db.$queryRaw<
    { itemCount: bigint | number; subtotalMinor: bigint | number }[]
  >`/* cart.findTotals */
    SELECT COALESCE(SUM(i.quantity), 0) AS "itemCount",
           COALESCE(SUM(CASE WHEN p.is_active = ${true} AND s.available > 0
                             THEN i.quantity * p.price_minor ELSE 0 END), 0) AS "subtotalMinor"
    FROM carts c
    JOIN cart_items i ON i.cart_id = c.id
    JOIN products p ON p.id = i.product_id
    LEFT JOIN stock_levels s ON s.product_id = p.id
    WHERE c.token_hash = ${key.tokenHash} AND c.status = 'open' AND c.expires_at > ${key.now}`;
  return { itemCount: Number(row?.itemCount ?? 0), subtotalMinor: Number(row?.subtotalMinor ?? 0) };
}

/** A line with what its product is now. */
export interface CartLineRow {
  readonly productId: number;
  readonly quantity: number;
  readonly seenPriceMinor: number | null;
  readonly sku: string;
  readonly slug: string;
  readonly name: string;
  readonly imageAlt: string | null;
  readonly artwork: unknown;
  readonly priceMinor: number;
  readonly currency: string;
  readonly isActive: boolean;
  readonly available: number;
}

/** A coupon that was entered into a cart. */
export interface CartCouponRow {
  readonly code: string;
  readonly description: string | null;
  readonly percentOff: number | null;
  readonly amountOffMinor: number | null;
  readonly isActive: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly maxUses: number;
  readonly usedCount: number;
}

/** A cart with everything that its page shows. */
export interface CartRow {
  readonly lines: readonly CartLineRow[];
  readonly coupon: CartCouponRow | null;
}

/** The open cart of a token, lines in the order in which they were added; null when there is none. */
export async function findCart(db: Db, key: CartKey): Promise<CartRow | null> {
  const [lines, coupon] = await Promise.all([findLines(db, key), findCoupon(db, key)]);
  return lines.length === 0 ? null : { lines, coupon };
}

async function findLines(db: Db, key: CartKey): Promise<CartLineRow[]> {
  const rows = await db.$queryRaw<CartLineRow[]>`/* cart.findLines */
    SELECT i.product_id AS "productId", i.quantity AS "quantity", i.seen_price_minor AS "seenPriceMinor",
           p.sku AS "sku", p.slug AS "slug", p.name AS "name", p.image_alt AS "imageAlt",
           p.artwork AS "artwork", p.price_minor AS "priceMinor", p.currency AS "currency", p.is_active AS "isActive",
           COALESCE(s.available, 0) AS "available"
    FROM carts c
    JOIN cart_items i ON i.cart_id = c.id
    JOIN products p ON p.id = i.product_id
    LEFT JOIN stock_levels s ON s.product_id = p.id
    WHERE c.token_hash = ${key.tokenHash} AND c.status = 'open' AND c.expires_at > ${key.now}
    ORDER BY i.id`;
  return rows.map((row) => ({ ...row, isActive: Boolean(row.isActive) }));
}

async function findCoupon(db: Db, key: CartKey): Promise<CartCouponRow | null> {
  const [row] = await db.$queryRaw<CartCouponRow[]>`/* cart.findCoupon */
    SELECT k.code AS "code", k.description AS "description", k.percent_off AS "percentOff",
           k.amount_off_minor AS "amountOffMinor", k.is_active AS "isActive", k.starts_at AS "startsAt",
           k.ends_at AS "endsAt", k.max_uses AS "maxUses", k.used_count AS "usedCount"
    FROM carts c
    JOIN coupons k ON k.code = c.coupon_code
    WHERE c.token_hash = ${key.tokenHash} AND c.status = 'open' AND c.expires_at > ${key.now}`;
  return row ? { ...row, isActive: Boolean(row.isActive) } : null;
}

/** Public token of the latest order made of an ordered cart. */
export async function findOrderTokenOfCart(db: Db, tokenHash: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ publicToken: string }[]>`/* cart.findOrderToken */
    SELECT o.public_token AS "publicToken"
    FROM carts c
    JOIN orders o ON o.cart_id = c.id
    WHERE c.token_hash = ${tokenHash} AND c.status = 'ordered'
    ORDER BY o.id DESC
    FETCH FIRST 1 ROWS ONLY`;
  return row?.publicToken ?? null;
}
