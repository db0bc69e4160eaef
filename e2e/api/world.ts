import { createHash, randomBytes } from 'node:crypto';
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
    traceId: await sendTrace(stack, request),
  };
}

/** Has the console receive a trace of one span; it answers when the span is stored. */
async function sendTrace(stack: StackAddresses, request: APIRequestContext): Promise<string> {
  const traceId = randomBytes(16).toString('hex');
  const startNs = BigInt(Date.now()) * 1_000_000n;
  const span = {
    traceId,
    spanId: randomBytes(8).toString('hex'),
    name: 'walk',
    startTimeUnixNano: String(startNs),
    endTimeUnixNano: String(startNs + 1_000_000n),
  };
  const answer = await request.post(`${stack.crmUrl}/api/telemetry/v1/traces`, {
    headers: { 'x-internal-service-key': stack.serviceKey },
    data: { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] },
  });
  if (!answer.ok()) throw new Error(`No trace: ${answer.status()} ${await answer.text()}`);
  return traceId;
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

/** Sums that no refused call may change. */
const SUMMED = [
  ['pieces in carts', 'quantity', 'cart_items'],
  ['available', 'available', 'stock_levels'],
  ['reserved', 'reserved', 'stock_levels'],
  ['prices', 'price_minor', 'products'],
  ['coupon uses', 'used_count', 'coupons'],
] as const;

/** What no refused call may change: how many rows there are, and what is in carts and on shelves. */
export async function fingerprint(db: TestDatabase): Promise<Record<string, unknown>> {
  const numberOf = async (sql: string) => (await db.row<{ n: number }>(sql)).n;
  const counts = COUNTED.map(async (table) => [
    table,
    await numberOf(`SELECT CAST(COUNT(*) AS INTEGER) AS n FROM ${table}`),
  ]);
  const sums = SUMMED.map(async ([name, column, table]) => [
    name,
    await numberOf(`SELECT CAST(COALESCE(SUM(${column}), 0) AS DOUBLE PRECISION) AS n FROM ${table}`),
  ]);
  const orders = await db.rows('SELECT id, status FROM orders ORDER BY id');
  return {
    ...Object.fromEntries(await Promise.all([...counts, ...sums])),
    coupons: await db.rows('SELECT id, coupon_code FROM carts WHERE coupon_code IS NOT NULL ORDER BY id'),
    // One word for thousands of orders, so that a difference can be read.
    orderStates: createHash('sha256').update(JSON.stringify(orders)).digest('hex'),
  };
}

/** Waits until payments that earlier journeys left open are settled, so that nothing moves by itself. */
export async function untilSettled(db: TestDatabase): Promise<boolean> {
  const { open } = await db.row<{ open: number }>(
    `SELECT CAST(COUNT(*) AS INTEGER) AS open FROM orders
      WHERE status IN ('pending', 'payment_pending') AND is_stock_held = $1`,
    [true],
  );
  return open === 0;
}
