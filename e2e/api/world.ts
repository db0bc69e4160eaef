import type { APIRequestContext } from '@playwright/test';
import type { TestDatabase } from '../fixtures/database';
import { createProduct } from '../fixtures/products';
import type { StackAddresses } from '../fixtures/stack';
import type { World } from './route-case';

/** Makes what the walk needs: a product of its own and a cart with one piece of it. */
export async function makeWorld(
  db: TestDatabase,
  stack: StackAddresses,
  request: APIRequestContext,
): Promise<World> {
  const product = await createProduct(db, { priceMinor: 600_000 });
  const answer = await request.post(`${stack.shopUrl}/api/cart/items`, { data: { productId: product.id } });
  const cookie = answer.headers()['set-cookie']?.split(';')[0];
  if (!answer.ok() || !cookie) throw new Error(`No cart: ${answer.status()} ${await answer.text()}`);
  return {
    productId: product.id,
    productSlug: product.slug,
    productSku: product.sku,
    cartCookie: cookie,
    totalMinor: product.priceMinor,
  };
}

const COUNTED = [
  'carts',
  'customers',
  'order_items',
  'order_status_events',
  'orders',
  'outbox_events',
  'payments',
  'shipments',
  'stock_movements',
  'users',
] as const;

/** What no refused call may change: how many rows there are, and what is in carts and on shelves. */
export async function fingerprint(db: TestDatabase): Promise<Record<string, unknown>> {
  const counts = COUNTED.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
  return db.row(`SELECT ${counts.join(', ')},
    (SELECT coalesce(sum(quantity), 0)::int FROM cart_items) AS pieces_in_carts,
    (SELECT string_agg(id || coupon_code, ',' ORDER BY id) FROM carts WHERE coupon_code IS NOT NULL) AS coupons,
    (SELECT sum(available)::int FROM stock_levels) AS available,
    (SELECT sum(reserved)::int FROM stock_levels) AS reserved,
    (SELECT sum(price_minor)::bigint FROM products) AS prices,
    (SELECT sum(used_count)::int FROM coupons) AS coupon_uses,
    (SELECT md5(string_agg(id || status, ',' ORDER BY id)) FROM orders) AS order_states`);
}

/** Waits until payments that earlier journeys left open are settled, so that nothing moves by itself. */
export async function untilSettled(db: TestDatabase): Promise<boolean> {
  const { open } = await db.row<{ open: number }>(
    `SELECT count(*)::int AS open FROM orders WHERE status IN ('pending', 'payment_pending') AND is_stock_held`,
  );
  return open === 0;
}
