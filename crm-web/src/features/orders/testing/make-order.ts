import type { Database } from '@octo/shared/db';
import { newOrderNumber } from '@octo/shared/ids';
import { commitStock, recordReservation, takeStock } from '@octo/shared/orders';
import type { CrmContext } from '@/context';

/** Instant at which tests of orders happen. */
export const NOON = new Date('2026-03-01T12:00:00.000Z');

/** A context of an operator with a role, or of nobody. */
export function contextAs(db: Database, role: string | null, now = NOON): CrmContext {
  return {
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
    db,
    observatory: null,
    now: () => now,
    operator: role ? { userId: 1, email: `${role}@octo.example`, name: role, role } : null,
    isService: false,
    ipAddress: null,
    userAgent: null,
  };
}

/** A product with pieces on stock. */
export async function makeProduct(db: Database, available: number): Promise<number> {
  const unique = crypto.randomUUID().slice(0, 8);
  const { id } = await db.product.create({
    data: {
      sku: `T-${unique}`,
      slug: `t-${unique}`,
      name: 'Test drone',
      specs: [],
      artwork: {},
      priceMinor: 10_000,
      weightGrams: 900,
      category: { create: { slug: `c-${unique}`, name: `Category ${unique}` } },
    },
  });
  await db.stockLevel.create({ data: { productId: id, available } });
  await db.stockMovement.create({ data: { productId: id, kind: 'opening', availableDelta: available } });
  return id;
}

/** A paid order of `quantity` pieces whose stock is committed, moved on to `status` if asked. */
export async function makeOrder(
  db: Database,
  options: {
    readonly productId?: number;
    readonly quantity?: number;
    readonly status?: string;
    readonly placedAt?: Date;
    readonly name?: string;
    readonly quantityOnStock?: number;
  } = {},
): Promise<{ readonly id: number; readonly number: string; readonly productId: number }> {
  const { quantity = 2, status = 'paid', placedAt = NOON, name = 'Ada Byron' } = options;
  const productId = options.productId ?? (await makeProduct(db, options.quantityOnStock ?? 10));
  const number = newOrderNumber();
  const totalMinor = 10_000 * quantity;
  const { id } = await db.order.create({
    data: {
      number,
      publicToken: crypto.randomUUID(),
      status,
      subtotalMinor: totalMinor,
      totalMinor,
      contactEmail: `${number.toLowerCase()}@mail.example`,
      contactName: name,
      shipLine1: '1 Road',
      shipCity: 'Town',
      shipPostalCode: '1',
      shipCountry: 'DE',
      placedAt,
      paidAt: placedAt,
      updatedAt: placedAt,
      customer: { create: { email: `${number.toLowerCase()}@mail.example`, name } },
      items: {
        create: {
          productId,
          sku: 'T',
          name: 'Test drone',
          quantity,
          unitPriceMinor: 10_000,
          lineTotalMinor: totalMinor,
        },
      },
      payments: {
        create: {
          idempotencyKey: number,
          status: 'succeeded',
          amountMinor: totalMinor,
          country: 'DE',
          requestedAt: placedAt,
        },
      },
    },
  });
  const lines = [{ productId, quantity }];
  await takeStock(db, lines, placedAt);
  await recordReservation(db, lines, { orderId: id, now: placedAt });
  await commitStock(db, lines, { orderId: id, now: placedAt });
  return { id, number, productId };
}
