import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { adjustStockInput } from '../stock/stock.schema';
import { adjustProductStock, listMovements } from '../stock/stock.service';
import { editProductInput, type ProductListQuery, productListQuery } from './products.schema';
import { editProduct, getProduct, listProducts } from './products.service';

let db: Database;
let categoryId: number;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'products-test', poolMax: 10 });
  categoryId = (await db.category.create({ data: { slug: 'racing', name: 'Racing' } })).id;
});
afterAll(() => db.$disconnect());

function as(role: string | null): CrmContext {
  return {
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
    db,
    observatory: null,
    now: () => new Date('2026-03-01T12:00:00Z'),
    operator: role ? { userId: 1, email: `${role}@octo.example`, name: role, role } : null,
    isService: false,
    ipAddress: null,
    userAgent: null,
  } as CrmContext;
}

let serial = 0;
async function makeProduct(available = 5, priceMinor = 10_000) {
  serial += 1;
  const name = `Drone ${String(serial).padStart(4, '0')}`;
  const product = await db.product.create({
    data: { sku: `P-${serial}`, slug: `p-${serial}`, name, specs: [], artwork: {}, categoryId, priceMinor },
  });
  await db.stockLevel.create({ data: { productId: product.id, available } });
  return product;
}

const edit = (changes: Record<string, unknown>) =>
  editProductInput.parse({ categoryId, price: '100.00', summary: '', description: '', ...changes });

describe('editing products', () => {
  it('saves the change with its audit row and the message to the shop, all or nothing', async () => {
    const { id, sku, slug } = await makeProduct();
    const saved = await editProduct(
      as('manager'),
      edit({ id, version: 1, name: 'Falcon', price: '1,299.50', isActive: 'on' }),
    );
    expect(saved).toMatchObject({ name: 'Falcon', priceMinor: 129_950, version: 2, isActive: true });
    expect(await db.auditLog.findMany({ where: { resourceId: sku } })).toMatchObject([
      {
        action: 'product.update',
        actorName: 'manager@octo.example',
        details: { priceMinor: '10000 → 129950' },
      },
    ]);
    expect(await db.outboxEvent.findMany({ where: { aggregateId: String(id) } })).toMatchObject([
      { eventType: 'catalog.product.updated', payload: { scope: 'products', slugs: [slug] } },
    ]);
  });

  it('lets one of two operators save and tells the other', async () => {
    const { id } = await makeProduct();
    const results = await Promise.allSettled(
      ['A', 'B', 'C'].map((name) => editProduct(as('manager'), edit({ id, version: 1, name }))),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' });
    }
    expect((await getProduct(as('viewer'), id)).version).toBe(2);
  });

  it('is refused to roles without the permission and changes nothing', async () => {
    const { id } = await makeProduct();
    for (const role of ['support', 'analyst', 'viewer']) {
      await expect(editProduct(as(role), edit({ id, version: 1, name: 'X' }))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(editProduct(as(null), edit({ id, version: 1, name: 'X' }))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect((await getProduct(as('viewer'), id)).version).toBe(1);
  });

  it.each([
    [{ price: '-1' }, 'price'],
    [{ price: '1.999' }, 'price'],
    [{ price: '1000000.01' }, 'price'],
    [{ name: '   ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ id: 'abc' }, 'id'],
  ])('refuses %j', (changes, path) => {
    const result = editProductInput.safeParse({
      id: 1,
      version: 1,
      categoryId: 1,
      name: 'X',
      price: '1',
      summary: '',
      description: '',
      ...changes,
    });
    expect(result.error?.issues[0]?.path).toEqual([path]);
  });

  it('refuses a category that does not exist', async () => {
    const { id } = await makeProduct();
    await expect(
      editProduct(as('admin'), edit({ id, version: 1, name: 'X', categoryId: 2_000_000_000 })),
    ).rejects.toMatchObject({ code: 'validation_failed', fields: [{ path: 'categoryId' }] });
  });
});

describe('adjusting stock', () => {
  const adjust = (productId: number, delta: number, role = 'manager') =>
    adjustProductStock(as(role), adjustStockInput.parse({ productId, delta, reason: 'counted again' }));

  it('goes through the ledger, with audit and a message to the shop', async () => {
    const { id, sku } = await makeProduct(5);
    await adjust(id, 7);
    expect((await getProduct(as('viewer'), id)).available).toBe(12);
    expect((await listMovements(as('viewer'), { product: id })).items).toMatchObject([
      { kind: 'adjustment', availableDelta: 7, reason: 'counted again' },
    ]);
    expect(await db.auditLog.count({ where: { resourceId: sku, action: 'stock.adjust' } })).toBe(1);
  });

  it('never goes below zero, also when many adjust at once', async () => {
    const { id } = await makeProduct(5);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => adjust(id, -2)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'stock_below_zero' });
    }
    expect((await getProduct(as('viewer'), id)).available).toBe(1);
    expect(await db.stockMovement.count({ where: { productId: id } })).toBe(2);
  });

  it('is refused to roles without the permission', async () => {
    const { id } = await makeProduct(5);
    for (const role of ['support', 'analyst', 'viewer']) {
      await expect(adjust(id, 1, role)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(adjust(2_000_000_000, 1)).rejects.toMatchObject({ code: 'product_not_found' });
  });
});

describe('the product list', () => {
  it('pages through everything exactly once in every order, while prices tie and stocks tie', async () => {
    for (let index = 0; index < 120; index += 1) await makeProduct(index % 3, 1_000 * (index % 4));
    const total = await db.product.count();
    for (const sort of ['name', 'price', 'stock', 'updated'] as const) {
      for (const dir of ['asc', 'desc'] as const) {
        const seen: number[] = [];
        let cursor: string | null | undefined;
        do {
          const query: ProductListQuery = productListQuery.parse({
            sort,
            dir,
            ...(cursor ? { cursor } : {}),
          });
          const page = await listProducts(as('viewer'), query);
          seen.push(...page.items.map((item) => item.id));
          cursor = page.nextCursor;
        } while (cursor);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toHaveLength(total);
      }
    }
  });

  it('filters by text, stock and state, and treats input as data', async () => {
    const { id } = await makeProduct(0);
    await db.product.update({ where: { id }, data: { isActive: false, name: 'Retired Kestrel' } });
    const list = (query: Record<string, string>) => listProducts(as('viewer'), productListQuery.parse(query));
    expect((await list({ stock: 'out' })).items.every((item) => item.available === 0)).toBe(true);
    expect((await list({ q: "' OR 1=1 --" })).items).toEqual([]);
    expect((await list({ q: 'tired KES' })).items).toHaveLength(1);
    expect((await list({ status: 'inactive' })).items.every((item) => !item.isActive)).toBe(true);
    expect((await list({ status: 'active', q: 'kestrel' })).items).toEqual([]);
  });

  it('refuses a cursor of another order', async () => {
    const first = await listProducts(as('viewer'), productListQuery.parse({ sort: 'name' }));
    const query = productListQuery.parse({ sort: 'price', cursor: first.nextCursor ?? '' });
    await expect(listProducts(as('viewer'), query)).rejects.toMatchObject({ code: 'validation_failed' });
  });
});
