import 'server-only';
import type { Db } from '@octo/shared/db';
import type { LedgerQuery } from './stock.schema';

/** Ledger lines before the cursor, newest first, one more than asked. Ids grow with time and break no ties. */
export function findMovements(db: Db, { product, kind, cursor }: LedgerQuery, limit: number) {
  return db.stockMovement.findMany({
    where: {
      ...(product ? { productId: product } : {}),
      ...(kind ? { kind } : {}),
      ...(cursor ? { id: { lt: cursor.id } } : {}),
    },
    select: {
      id: true,
      kind: true,
      availableDelta: true,
      reservedDelta: true,
      reason: true,
      traceId: true,
      createdAt: true,
      product: { select: { id: true, sku: true, name: true } },
      order: { select: { number: true } },
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
}

/** What the audit log and the shop need of a product. */
export function findProductKeys(db: Db, id: number) {
  return db.product.findUnique({ where: { id }, select: { sku: true, slug: true } });
}
