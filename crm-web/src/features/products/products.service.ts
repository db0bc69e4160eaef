import 'server-only';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { type Cursor, type Page, toPage } from '@octo/shared/pagination';
import { z } from 'zod';
import { type CrmContext, requirePermission } from '@/context';
import type { AuditDetails } from '../audit/audit.schema';
import { recordAudit } from '../audit/audit.service';
import { enqueueCatalogueChange, publishSoon } from '../publish/publish.service';
import {
  findCategories,
  findProduct,
  findProducts,
  type ProductDetailRecord,
  type ProductRecord,
  positionOf,
  updateProduct,
} from './products.repository';
import type {
  CategoryChoice,
  EditProductInput,
  ProductDetail,
  ProductListQuery,
  ProductRow,
  ProductSort,
} from './products.schema';

const PAGE_SIZE = 50;
const specList = z.array(z.object({ label: z.string(), value: z.string() })).catch([]);

/**
 * One page of products.
 * @throws AppError `unauthenticated`, `forbidden`, `validation_failed` (a cursor of another sort order)
 */
export async function listProducts(ctx: CrmContext, query: ProductListQuery): Promise<Page<ProductRow>> {
  requirePermission(ctx, 'products:read');
  if (query.cursor && !fits(query.cursor, query.sort)) {
    throw new AppError('validation_failed', {
      fields: [{ path: 'cursor', code: 'custom', message: 'is not a cursor of this list' }],
    });
  }
  const records = await findProducts(ctx.db, query, PAGE_SIZE);
  const page = toPage(records, PAGE_SIZE, (record) => positionOf(record, query.sort));
  return { items: page.items.map(toRow), nextCursor: page.nextCursor };
}

/**
 * One product with everything that its page edits.
 * @throws AppError `unauthenticated`, `forbidden`, `product_not_found`
 */
export async function getProduct(ctx: CrmContext, id: number): Promise<ProductDetail> {
  requirePermission(ctx, 'products:read');
  const record = await findProduct(ctx.db, id);
  if (!record) throw new AppError('product_not_found');
  return toDetail(record);
}

/**
 * Categories to choose from.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listCategories(ctx: CrmContext): Promise<readonly CategoryChoice[]> {
  requirePermission(ctx, 'products:read');
  return findCategories(ctx.db);
}

/**
 * Changes a product. The edit, its audit row and the message to the shop are one transaction; the shop is told
 * right after it.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `product_not_found`, `conflict` (somebody saved meanwhile),
 *   `validation_failed` (unknown category)
 */
export async function editProduct(ctx: CrmContext, input: EditProductInput): Promise<ProductDetail> {
  requirePermission(ctx, 'products:write');
  const now = ctx.now();
  const after = await withTransaction(ctx.db, async (tx) => {
    const before = await findProduct(tx, input.id);
    if (!before) throw new AppError('product_not_found');
    const categories = await findCategories(tx);
    if (!categories.some((category) => category.id === input.categoryId)) {
      throw new AppError('validation_failed', {
        fields: [{ path: 'categoryId', code: 'custom', message: 'This category does not exist.' }],
      });
    }
    const changes = changesBetween(before, input);
    if (Object.keys(changes).length === 0 && before.version === input.version) return before;
    if (!(await updateProduct(tx, input, now))) {
      throw new AppError('conflict', {
        detail: 'Somebody else saved this product meanwhile. Reload to see the changes.',
      });
    }
    await recordAudit(ctx, tx, {
      action: 'product.update',
      resourceType: 'product',
      resourceId: before.sku,
      details: changes,
    });
    await enqueueCatalogueChange(tx, { scope: 'products', slugs: [before.slug], aggregateId: input.id, now });
    const saved = await findProduct(tx, input.id);
    if (!saved) throw new AppError('product_not_found');
    return saved;
  });
  publishSoon();
  return toDetail(after);
}

/** What differs, as flat facts for the audit log. Of long texts it only says that they changed. */
function changesBetween(before: ProductDetailRecord, input: EditProductInput): AuditDetails {
  const changes: Record<string, string> = {};
  const note = (name: string, from: string | number | boolean, to: string | number | boolean) => {
    if (from !== to) changes[name] = `${from} → ${to}`;
  };
  note('name', before.name, input.name);
  note('categoryId', before.categoryId, input.categoryId);
  note('priceMinor', before.priceMinor, input.price);
  note('isActive', before.isActive, input.isActive);
  if (before.summary !== input.summary) changes.summary = 'changed';
  if (before.description !== input.description) changes.description = 'changed';
  return changes;
}

/** A cursor carries the sort value it was made for; one of another list would silently skip rows. */
function fits(cursor: Cursor, sort: ProductSort): boolean {
  if (sort === 'price' || sort === 'stock') return /^\d{1,10}$/.test(cursor.value);
  if (sort === 'updated') return !Number.isNaN(Date.parse(cursor.value));
  return true;
}

function toRow(record: ProductRecord): ProductRow {
  const { category, stock, updatedAt, ...columns } = record;
  return {
    ...columns,
    category: category.name,
    available: stock?.available ?? 0,
    reserved: stock?.reserved ?? 0,
    lowStockThreshold: stock?.lowStockThreshold ?? 0,
    updatedAt: updatedAt.toISOString(),
  };
}

function toDetail(record: ProductDetailRecord): ProductDetail {
  const { version, summary, description, categoryId, storefront } = record;
  return {
    ...toRow(record),
    version,
    summary,
    description,
    categoryId,
    storefront,
    specs: specList.parse(record.specs),
  };
}
