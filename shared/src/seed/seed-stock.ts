import type { Db, Prisma } from '../db';
import { inChunks } from './insert';
import type { StockedProduct } from './seed-catalogue';

const DAY_MS = 86_400_000;

/**
 * Writes the ledger and the levels that it sums to. The opening balance is what is on hand today plus
 * everything that the seeded orders took, so the levels end exactly at the catalogue's stock.
 */
export async function seedStock(
  db: Db,
  products: readonly StockedProduct[],
  movements: readonly Prisma.StockMovementCreateManyInput[],
  now: Date,
): Promise<void> {
  const delta = new Map<number, number>();
  for (const { productId, availableDelta } of movements) {
    delta.set(productId, (delta.get(productId) ?? 0) + availableDelta);
  }
  const openedAt = new Date(now.getTime() - 110 * DAY_MS);
  const opening = products.map((product) => ({
    productId: product.id,
    kind: 'opening',
    availableDelta: product.stock - (delta.get(product.id) ?? 0),
    reservedDelta: 0,
    reason: 'Opening balance',
    createdAt: openedAt,
  }));
  const ledger = [...opening, ...movements].sort((a, b) => Number(a.createdAt) - Number(b.createdAt));
  await inChunks(ledger, (data) => db.stockMovement.createMany({ data }));
  await inChunks(products, (part) =>
    db.stockLevel.createMany({
      data: part.map((product) => ({
        productId: product.id,
        available: product.stock,
        reserved: 0,
        lowStockThreshold: product.priceMinor > 500_000 ? 8 : 20,
        updatedAt: now,
      })),
    }),
  );
}
