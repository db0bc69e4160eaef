import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addItem } from './add-item.service';
import { cartViewSchema } from './cart.schema';
import { cartTokenHash, getCart, getCartSummary, removeItem, setItem } from './cart.service';
import { findOrderedCart } from './ordered-cart.service';
import { bodyOf, makeOrder, makeProduct, refusal, tokenOf, visitor } from './testing/cart-fixtures';

const DAY_MS = 86_400_000;
let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'cart-test', poolMax: 20 });
});
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://unused');
  vi.stubEnv('INTERNAL_SERVICE_KEY', 'a-key-for-tests-only');
});
afterAll(() => db.$disconnect());

const add = (token: string | null, productId: number, quantity = 1, now?: Date) =>
  addItem(visitor(db, token, now), { params: {}, query: {}, body: { productId, quantity } });
const set = (token: string | null, productId: number, quantity: number) =>
  setItem(visitor(db, token), { params: { productId }, query: {}, body: { quantity } });
const remove = (token: string | null, productId: number) =>
  removeItem(visitor(db, token), { params: { productId }, query: {}, body: {} });
const view = (token: string | null) => getCart(visitor(db, token));

async function cartWith(productId: number, quantity = 1): Promise<string> {
  const token = tokenOf(await add(null, productId, quantity));
  if (token === null) throw new Error('the first add must set a cookie');
  return token;
}

describe('adding to a cart', () => {
  it('makes the cart on the first add and answers the new totals', async () => {
    const productId = await makeProduct(db, { priceMinor: 12_345 });
    const answer = await add(null, productId, 2);
    const token = tokenOf(answer);
    expect(bodyOf(answer)).toEqual({
      summary: { itemCount: 2, subtotalMinor: 24_690, currency: 'USD' },
      line: { productId, quantity: 2 },
    });
    expect((await view(token)).lines).toMatchObject([{ productId, quantity: 2, lineTotalMinor: 24_690 }]);
  });

  it('stores the hash of the token, never the token', async () => {
    const token = await cartWith(await makeProduct(db));
    expect(await db.cart.count({ where: { tokenHash: token } })).toBe(0);
  });

  it('gives a new token to a visitor who brings an unknown one', async () => {
    const planted = 'A'.repeat(32);
    const token = tokenOf(await add(planted, await makeProduct(db)));
    expect(token).not.toBeNull();
    expect(token).not.toBe(planted);
    expect((await view(planted)).lines).toEqual([]);
  });

  it('sums up 20 parallel adds of one piece', async () => {
    const [first, productId] = [await makeProduct(db), await makeProduct(db)];
    const token = await cartWith(first);
    await Promise.all(Array.from({ length: 20 }, () => add(token, productId)));
    const cart = await view(token);
    expect(cart.lines.find((line) => line.productId === productId)?.quantity).toBe(20);
  });

  it('never passes 20 pieces under 30 parallel adds and refuses the rest clearly', async () => {
    const [first, productId] = [await makeProduct(db), await makeProduct(db)];
    const token = await cartWith(first);
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => add(token, productId)));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    for (const { reason } of refused as PromiseRejectedResult[])
      expect(reason.code).toBe('validation_failed');
    expect((await view(token)).lines[1]?.quantity).toBe(20);
  });

  it('refuses an unknown and an inactive product', async () => {
    const inactive = await makeProduct(db, { isActive: false });
    expect((await refusal(add(null, 2_000_000_000))).code).toBe('product_not_found');
    expect((await refusal(add(null, inactive))).code).toBe('product_not_found');
  });

  it('refuses more than there is and says how many there are', async () => {
    const productId = await makeProduct(db, { available: 3 });
    const token = await cartWith(productId, 2);
    expect(await refusal(add(token, productId, 2))).toMatchObject({
      code: 'out_of_stock',
      facts: { available: 3, inCart: 2 },
    });
  });

  it('refuses the twenty-first piece at the quantity', async () => {
    const productId = await makeProduct(db);
    const token = await cartWith(productId, 20);
    expect(await refusal(add(token, productId))).toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'body.quantity' }],
    });
  });

  it('starts anew when the cart is expired or was ordered', async () => {
    const productId = await makeProduct(db);
    const expired = await cartWith(productId);
    const later = new Date(Date.now() + 61 * DAY_MS);
    expect(tokenOf(await add(expired, productId, 1, later))).not.toBe(expired);
    const ordered = await cartWith(productId);
    await db.cart.updateMany({ data: { status: 'ordered' } });
    expect((await view(ordered)).lines).toEqual([]);
    expect(tokenOf(await add(ordered, productId))).not.toBeNull();
  });

  it('keeps a cart in use alive', async () => {
    const productId = await makeProduct(db);
    const token = await cartWith(productId);
    const inFiftyDays = new Date(Date.now() + 50 * DAY_MS);
    expect(tokenOf(await add(token, productId, 1, inFiftyDays))).toBe(token);
    const inHundredDays = new Date(Date.now() + 100 * DAY_MS);
    expect((await getCart(visitor(db, token, inHundredDays))).itemCount).toBe(2);
  });
});

describe('changing a cart', () => {
  it('sets a quantity and answers the whole cart', async () => {
    const productId = await makeProduct(db, { priceMinor: 100_000 });
    const token = await cartWith(productId, 2);
    expect(await set(token, productId, 6)).toMatchObject({
      itemCount: 6,
      subtotalMinor: 600_000,
      shippingMinor: 0,
      totalMinor: 600_000,
      freeShipping: { remainingMinor: 0, progressPercent: 100 },
    });
  });

  it('lets a visitor take fewer although there are fewer still, but not more', async () => {
    const productId = await makeProduct(db, { available: 10 });
    const token = await cartWith(productId, 8);
    await db.stockLevel.updateMany({ where: { productId }, data: { available: 3 } });
    expect((await set(token, productId, 5)).lines[0]).toMatchObject({
      problem: 'insufficient_stock',
      maxQuantity: 3,
    });
    expect((await refusal(set(token, productId, 6))).facts).toMatchObject({ available: 3 });
  });

  it('never touches the cart of another visitor', async () => {
    const productId = await makeProduct(db);
    const victim = await cartWith(productId, 4);
    const attacker = await cartWith(await makeProduct(db));
    expect((await refusal(set(attacker, productId, 1))).code).toBe('not_found');
    expect((await refusal(set(null, productId, 1))).code).toBe('not_found');
    await remove(attacker, productId);
    await remove(null, productId);
    expect((await view(victim)).itemCount).toBe(4);
  });

  it('removes a line, and removing it again changes nothing', async () => {
    const productId = await makeProduct(db);
    const token = await cartWith(productId);
    expect((await remove(token, productId)).lines).toEqual([]);
    expect((await remove(token, productId)).lines).toEqual([]);
  });

  it('refuses to change a line whose product is no longer sold', async () => {
    const productId = await makeProduct(db);
    const token = await cartWith(productId);
    await db.product.update({ where: { id: productId }, data: { isActive: false } });
    expect((await refusal(set(token, productId, 2))).code).toBe('product_not_found');
    expect((await view(token)).lines[0]).toMatchObject({ problem: 'unavailable', maxQuantity: 0 });
  });
});

describe('reading a cart', () => {
  it('says what a product cost when the visitor saw it last, until the line is touched', async () => {
    const productId = await makeProduct(db, { priceMinor: 10_000 });
    const token = await cartWith(productId);
    await db.product.update({ where: { id: productId }, data: { priceMinor: 12_000 } });
    expect((await view(token)).lines[0]).toMatchObject({
      unitPriceMinor: 12_000,
      previousPriceMinor: 10_000,
    });
    expect((await set(token, productId, 2)).lines[0]?.previousPriceMinor).toBeNull();
  });

  it('agrees with the summary, also about lines that cannot be ordered', async () => {
    const [sold, gone, hidden] = [await makeProduct(db), await makeProduct(db), await makeProduct(db)];
    const token = await cartWith(sold, 2);
    await add(token, gone);
    await add(token, hidden);
    await db.stockLevel.updateMany({ where: { productId: gone }, data: { available: 0 } });
    await db.product.update({ where: { id: hidden }, data: { isActive: false } });
    const cart = await view(token);
    expect(cart.lines.map(({ problem }) => problem)).toEqual([null, 'out_of_stock', 'unavailable']);
    expect(cart).toMatchObject({ itemCount: 4, subtotalMinor: 20_000, canCheckOut: false });
    expect(await getCartSummary(visitor(db, token))).toEqual({
      itemCount: 4,
      subtotalMinor: 20_000,
      currency: 'USD',
    });
  });

  it('applies the coupon that was entered while it is valid', async () => {
    const token = await cartWith(await makeProduct(db, { priceMinor: 100_000 }));
    const code = `TEN${crypto.randomUUID().slice(0, 8)}`;
    await db.coupon.create({
      data: { code, kind: 'percent', percentOff: 10, endsAt: new Date('2031-01-01') },
    });
    await db.cart.updateMany({ data: { couponCode: code } });
    expect(await view(token)).toMatchObject({ discountMinor: 10_000, coupon: { code, isApplied: true } });
    const after = await getCart(visitor(db, token, new Date(Date.now() + 30 * DAY_MS)));
    expect(after.discountMinor).toBe(10_000);
    await db.coupon.update({ where: { code }, data: { endsAt: new Date('2020-01-01') } });
    expect(await view(token)).toMatchObject({ discountMinor: 0, coupon: { code, isApplied: false } });
  });

  it('answers what its contract promises', async () => {
    const token = await cartWith(await makeProduct(db));
    const cart = await view(token);
    expect(cartViewSchema.parse(cart)).toEqual(cart);
  });

  it('is empty for a visitor who never added anything', async () => {
    expect(await view(null)).toMatchObject({ lines: [], totalMinor: 0, canCheckOut: false });
    expect(await getCartSummary(visitor(db, null))).toEqual({
      itemCount: 0,
      subtotalMinor: 0,
      currency: 'USD',
    });
  });
});

describe('the order of a cart', () => {
  it('is found by whoever holds the cart, and by nobody else', async () => {
    const token = await cartWith(await makeProduct(db));
    const other = await cartWith(await makeProduct(db));
    expect(await findOrderedCart(visitor(db, token))).toBeNull();
    const { id } = await db.cart.findFirstOrThrow({
      where: { tokenHash: cartTokenHash(token) },
      select: { id: true },
    });
    const publicToken = await makeOrder(db, id);
    expect(await findOrderedCart(visitor(db, token))).toBeNull();
    await db.cart.update({ where: { id }, data: { status: 'ordered' } });
    expect(await findOrderedCart(visitor(db, token))).toBe(publicToken);
    expect(await findOrderedCart(visitor(db, other))).toBeNull();
    expect(await findOrderedCart(visitor(db, null))).toBeNull();
  });
});
