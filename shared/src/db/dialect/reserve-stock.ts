import 'server-only';
import type { Prisma, PrismaClient } from '../generated/client';
import { twin } from './dialect';

/** Pieces of one product that an order wants. */
export interface StockReservation {
  readonly productId: number;
  /** 1 or more. */
  readonly quantity: number;
  readonly now: Date;
}

/** One guarded UPDATE: it waits for the row, reads it as it then is, and takes nothing when too little is left. */
async function guardedUpdate(
  db: PrismaClient | Prisma.TransactionClient,
  { productId, quantity, now }: StockReservation,
): Promise<boolean> {
  const { count } = await db.stockLevel.updateMany({
    where: { productId, available: { gte: quantity } },
    data: { available: { decrement: quantity }, reserved: { increment: quantity }, updatedAt: now },
  });
  return count > 0;
}

/**
 * Moves pieces from `available` to `reserved`; false when there are not enough.
 *
 * Both databases take the guarded UPDATE. Oracle 23ai could update `available` as a RESERVABLE column without a row
 * lock, but only alone in its statement and found by the primary key alone (ORA-55735, ORA-55775): `reserved` and
 * `updated_at` in the same row would lock it all the same. Should they move to a table of their own, the Oracle form
 * becomes a bare UPDATE whose CHECK constraint refuses.
 */
export const reserveStock = twin({ postgresql: guardedUpdate, oracle: guardedUpdate });
