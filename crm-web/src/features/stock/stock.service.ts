import 'server-only';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { adjustStock } from '@octo/shared/orders';
import { type Page, toPage } from '@octo/shared/pagination';
import { currentTraceContext } from '@octo/shared/telemetry';
import { type CrmContext, requirePermission } from '@/context';
import { recordAudit } from '../audit/audit.service';
import { enqueueCatalogueChange, publishSoon } from '../publish/publish.service';
import { findMovements, findProductKeys } from './stock.repository';
import type { AdjustStockInput, LedgerQuery, LedgerRow } from './stock.schema';

const PAGE_SIZE = 50;

/**
 * Changes the sellable stock of a product through the ledger, with audit, and tells the shop.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `product_not_found`, `stock_below_zero`
 */
export async function adjustProductStock(
  ctx: CrmContext,
  input: AdjustStockInput,
): Promise<{ productId: number }> {
  const operator = requirePermission(ctx, 'stock:adjust');
  const now = ctx.now();
  await withTransaction(ctx.db, async (tx) => {
    const product = await findProductKeys(tx, input.productId);
    if (!product) throw new AppError('product_not_found');
    await adjustStock(tx, {
      ...input,
      actorUserId: operator.userId,
      traceId: currentTraceContext()?.traceId ?? null,
      now,
    });
    await recordAudit(ctx, tx, {
      action: 'stock.adjust',
      resourceType: 'product',
      resourceId: product.sku,
      details: { delta: input.delta, reason: input.reason },
    });
    await enqueueCatalogueChange(tx, {
      scope: 'products',
      slugs: [product.slug],
      aggregateId: input.productId,
      now,
    });
  });
  publishSoon();
  return { productId: input.productId };
}

/**
 * One page of the stock ledger, newest first.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listMovements(ctx: CrmContext, query: LedgerQuery): Promise<Page<LedgerRow>> {
  requirePermission(ctx, 'products:read');
  const records = await findMovements(ctx.db, query, PAGE_SIZE);
  const page = toPage(records, PAGE_SIZE, ({ id }) => ({ id, value: '' }));
  return {
    items: page.items.map(({ order, createdAt, ...record }) => ({
      ...record,
      orderNumber: order?.number ?? null,
      createdAt: createdAt.toISOString(),
    })),
    nextCursor: page.nextCursor,
  };
}
