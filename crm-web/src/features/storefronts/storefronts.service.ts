import 'server-only';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { type CrmContext, requirePermission } from '@/context';
import { recordAudit } from '../audit/audit.service';
import { enqueueCatalogueChange, publishSoon } from '../publish/publish.service';
import {
  findStorefront,
  findStorefronts,
  type StorefrontRecord,
  updateStorefront,
} from './storefronts.repository';
import type { EditStorefrontInput, StorefrontView } from './storefronts.schema';

/**
 * All storefronts.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listStorefronts(ctx: CrmContext): Promise<readonly StorefrontView[]> {
  requirePermission(ctx, 'products:read');
  return (await findStorefronts(ctx.db)).map(toView);
}

/**
 * One storefront.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function getStorefront(ctx: CrmContext, id: number): Promise<StorefrontView> {
  requirePermission(ctx, 'products:read');
  const record = await findStorefront(ctx.db, id);
  if (!record) throw new AppError('not_found');
  return toView(record);
}

/**
 * Changes a storefront's metadata, with audit, and tells the shop.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function editStorefront(ctx: CrmContext, input: EditStorefrontInput): Promise<{ id: number }> {
  requirePermission(ctx, 'products:write');
  const now = ctx.now();
  await withTransaction(ctx.db, async (tx) => {
    const before = await findStorefront(tx, input.id);
    if (!before) throw new AppError('not_found');
    await updateStorefront(tx, input, now);
    await recordAudit(ctx, tx, {
      action: 'storefront.update',
      resourceType: 'storefront',
      resourceId: before.slug,
      details: { name: input.name, status: `${before.status} → ${input.status}`, region: input.region },
    });
    await enqueueCatalogueChange(tx, { scope: 'storefront', slugs: [], aggregateId: input.id, now });
  });
  publishSoon();
  return { id: input.id };
}

function toView({ _count, ...record }: StorefrontRecord): StorefrontView {
  return { ...record, productCount: _count.products };
}
