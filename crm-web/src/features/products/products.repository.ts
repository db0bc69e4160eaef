import 'server-only';
import type { Db, Prisma } from '@octo/shared/db';
import type { Cursor } from '@octo/shared/pagination';
import type { EditProductInput, ProductListQuery, ProductSort } from './products.schema';

const row = {
  id: true,
  sku: true,
  name: true,
  slug: true,
  priceMinor: true,
  currency: true,
  isActive: true,
  updatedAt: true,
  category: { select: { name: true } },
  stock: { select: { available: true, reserved: true, lowStockThreshold: true } },
} as const;

const detail = {
  ...row,
  version: true,
  summary: true,
  description: true,
  categoryId: true,
  specs: true,
  storefront: { select: { id: true, name: true } },
} as const;

/** A row of the list, as the database gives it. */
export type ProductRecord = Awaited<ReturnType<typeof findProducts>>[number];
/** A product with all columns of its page. */
export type ProductDetailRecord = NonNullable<Awaited<ReturnType<typeof findProduct>>>;

/** Rows after `cursor` in the order of the list, with one more than asked to tell whether another page follows. */
export function findProducts(db: Db, query: ProductListQuery, limit: number) {
  return db.product.findMany({
    where: { AND: [filters(db, query), ...(query.cursor ? [after(query, query.cursor)] : [])] },
    select: row,
    orderBy: [orderBy(query.sort, query.dir), { id: query.dir }],
    take: limit + 1,
  });
}

/** One product by id, or null. */
export function findProduct(db: Db, id: number) {
  return db.product.findUnique({ where: { id }, select: detail });
}

/** All categories in their order. */
export function findCategories(db: Db) {
  return db.category.findMany({ select: { id: true, slug: true, name: true }, orderBy: { position: 'asc' } });
}

/**
 * Writes an edit if the product still has the version that the operator saw.
 * @returns false when somebody else was faster
 */
export async function updateProduct(db: Db, input: EditProductInput, now: Date): Promise<boolean> {
  const { id, version, price, ...columns } = input;
  const { count } = await db.product.updateMany({
    where: { id, version },
    data: { ...columns, priceMinor: price, version: { increment: 1 }, updatedAt: now },
  });
  return count === 1;
}

function filters(db: Db, { q, category, status, stock }: ProductListQuery): Prisma.ProductWhereInput {
  return {
    ...(status === 'all' ? {} : { isActive: status === 'active' }),
    ...(category ? { category: { slug: category } } : {}),
    ...(stock === 'out' ? { stock: { available: 0 } } : {}),
    ...(stock === 'low' ? { stock: { available: { lte: db.stockLevel.fields.lowStockThreshold } } } : {}),
    ...(q
      ? {
          OR: [{ name: { contains: q, mode: 'insensitive' } }, { sku: { contains: q, mode: 'insensitive' } }],
        }
      : {}),
  };
}

function orderBy(sort: ProductSort, dir: 'asc' | 'desc'): Prisma.ProductOrderByWithRelationInput {
  switch (sort) {
    case 'name':
      return { name: dir };
    case 'price':
      return { priceMinor: dir };
    case 'stock':
      return { stock: { available: dir } };
    case 'updated':
      return { updatedAt: dir };
  }
}

/** Rows behind the cursor: a later sort value, or the same one with a later id. */
function after({ sort, dir }: ProductListQuery, cursor: Cursor): Prisma.ProductWhereInput {
  const beyond = dir === 'asc' ? 'gt' : 'lt';
  const id = { [beyond]: cursor.id };
  switch (sort) {
    case 'name':
      return { OR: [{ name: { [beyond]: cursor.value } }, { name: cursor.value, id }] };
    case 'price': {
      const priceMinor = Number(cursor.value);
      return { OR: [{ priceMinor: { [beyond]: priceMinor } }, { priceMinor, id }] };
    }
    case 'stock': {
      const available = Number(cursor.value);
      return { OR: [{ stock: { available: { [beyond]: available } } }, { stock: { available }, id }] };
    }
    case 'updated': {
      const updatedAt = new Date(cursor.value);
      return { OR: [{ updatedAt: { [beyond]: updatedAt } }, { updatedAt, id }] };
    }
  }
}

/** Where a row stands in the order of the list. */
export function positionOf(record: ProductRecord, sort: ProductSort): Cursor {
  const { id } = record;
  switch (sort) {
    case 'name':
      return { id, value: record.name };
    case 'price':
      return { id, value: String(record.priceMinor) };
    case 'stock':
      return { id, value: String(record.stock?.available ?? 0) };
    case 'updated':
      return { id, value: record.updatedAt.toISOString() };
  }
}
