import { type Db, reserveStock } from '../db';
import { AppError } from '../errors';

/** Pieces of one product. */
export interface StockLine {
  readonly productId: number;
  readonly quantity: number;
}

interface StockContext {
  readonly orderId: number;
  readonly traceId?: string | null | undefined;
  readonly now: Date;
}

type MovementKind = 'reservation' | 'commit' | 'release' | 'return';

/** Change of (available, reserved) per piece and kind of movement. */
const EFFECT: Readonly<Record<MovementKind, { available: number; reserved: number }>> = {
  reservation: { available: -1, reserved: 1 },
  commit: { available: 0, reserved: -1 },
  release: { available: 1, reserved: -1 },
  return: { available: 1, reserved: 0 },
};

async function move(
  db: Db,
  kind: MovementKind,
  lines: readonly StockLine[],
  context: StockContext,
): Promise<void> {
  const { available, reserved } = EFFECT[kind];
  // The ledger goes first: its unique key (order, product, kind) makes a second settlement fail before any level moves.
  await db.stockMovement.createMany({
    data: lines.map(({ productId, quantity }) => ({
      productId,
      orderId: context.orderId,
      kind,
      availableDelta: available * quantity,
      reservedDelta: reserved * quantity,
      traceId: context.traceId ?? null,
      createdAt: context.now,
    })),
  });
  for (const { productId, quantity } of inLockOrder(lines)) {
    await db.stockLevel.updateMany({
      where: { productId },
      data: {
        available: { increment: available * quantity },
        reserved: { increment: reserved * quantity },
        updatedAt: context.now,
      },
    });
  }
}

/** Rows are always locked in the same order, so two orders with the same products cannot deadlock. */
function inLockOrder(lines: readonly StockLine[]): StockLine[] {
  return [...lines].sort((a, b) => a.productId - b.productId);
}

/**
 * Takes pieces from `available` by one guarded UPDATE per product (no read before the write).
 * Runs in the caller's transaction, which must roll back when this throws.
 *
 * @throws AppError `out_of_stock` with the product id as fact
 */
export async function takeStock(db: Db, lines: readonly StockLine[], now: Date): Promise<void> {
  for (const { productId, quantity } of inLockOrder(lines)) {
    const isTaken = await reserveStock(db, { productId, quantity, now });
    if (!isTaken) throw new AppError('out_of_stock', { facts: { productId } });
  }
}

/** Writes the ledger rows of {@link takeStock}, once the order's id is known. */
export async function recordReservation(
  db: Db,
  lines: readonly StockLine[],
  context: StockContext,
): Promise<void> {
  await db.stockMovement.createMany({
    data: lines.map(({ productId, quantity }) => ({
      productId,
      orderId: context.orderId,
      kind: 'reservation',
      availableDelta: -quantity,
      reservedDelta: quantity,
      traceId: context.traceId ?? null,
      createdAt: context.now,
    })),
  });
}

/** The order is paid: reserved pieces leave the house. */
export function commitStock(db: Db, lines: readonly StockLine[], context: StockContext): Promise<void> {
  return move(db, 'commit', lines, context);
}

/** The order failed before payment: reserved pieces can be sold again. */
export function releaseStock(db: Db, lines: readonly StockLine[], context: StockContext): Promise<void> {
  return move(db, 'release', lines, context);
}

/** A paid order was cancelled or came back: committed pieces can be sold again. */
export function returnStock(db: Db, lines: readonly StockLine[], context: StockContext): Promise<void> {
  return move(db, 'return', lines, context);
}

/** A change that an operator makes by hand. */
export interface StockAdjustment {
  readonly productId: number;
  /** Pieces added (positive) or taken away (negative), never 0. */
  readonly delta: number;
  readonly reason: string;
  readonly actorUserId: number | null;
  readonly traceId?: string | null | undefined;
  readonly now: Date;
}

/**
 * Adjusts stock through the ledger, guarded like a sale.
 *
 * @throws AppError `product_not_found`, `stock_below_zero`
 */
export async function adjustStock(db: Db, input: StockAdjustment): Promise<void> {
  const { productId, delta, reason, actorUserId, traceId, now } = input;
  const changed = await db.stockLevel.updateMany({
    where: { productId, available: { gte: Math.max(0, -delta) } },
    data: { available: { increment: delta }, updatedAt: now },
  });
  if (changed.count === 0) {
    const level = await db.stockLevel.findUnique({ where: { productId }, select: { available: true } });
    if (!level) throw new AppError('product_not_found');
    throw new AppError('stock_below_zero', { facts: { available: level.available } });
  }
  await db.stockMovement.create({
    data: {
      productId,
      kind: 'adjustment',
      availableDelta: delta,
      reason,
      actorUserId,
      traceId: traceId ?? null,
      createdAt: now,
    },
    select: { id: true },
  });
}
