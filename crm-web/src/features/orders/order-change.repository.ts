import 'server-only';
import type { Db } from '@octo/shared/db';
import type { StockLine } from '@octo/shared/orders';

/** What a transition must know of an order. */
export type ChangingOrder = NonNullable<Awaited<ReturnType<typeof findChangingOrder>>>;

/** An order by its number, with its lines; null when there is none. */
export function findChangingOrder(db: Db, number: string) {
  return db.order.findUnique({
    where: { number },
    select: {
      id: true,
      number: true,
      status: true,
      shipCountry: true,
      totalMinor: true,
      currency: true,
      isStockHeld: true,
      items: { select: { productId: true, quantity: true, product: { select: { weightGrams: true } } } },
      payments: { where: { status: 'succeeded' }, select: { id: true, amountMinor: true } },
    },
  });
}

/** Pieces of an order, as the stock ledger takes them. */
export function stockLinesOf(order: ChangingOrder): StockLine[] {
  return order.items.map(({ productId, quantity }) => ({ productId, quantity }));
}

/** True when the ledger says that the pieces left the house for good, so that a cancellation must bring them back. */
export async function hasCommittedStock(db: Db, orderId: number): Promise<boolean> {
  return (await db.stockMovement.count({ where: { orderId, kind: 'commit' } })) > 0;
}

/** A warehouse that can ship, or null. */
export function findWarehouse(db: Db, id: number) {
  return db.warehouse.findFirst({
    where: { id, isActive: true },
    select: { id: true, name: true, code: true, region: true },
  });
}

/** Warehouses that can ship, by region. */
export function findWarehouses(db: Db) {
  return db.warehouse.findMany({
    where: { isActive: true },
    select: { id: true, name: true, region: true },
    orderBy: [{ region: 'asc' }, { name: 'asc' }],
  });
}

/** A parcel that leaves, with its first event. */
export async function insertShipment(
  db: Db,
  input: {
    readonly orderId: number;
    readonly warehouse: { readonly id: number; readonly name: string; readonly region: string };
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly destinationRegion: string;
    readonly weightGrams: number;
    readonly now: Date;
    readonly estimatedDeliveryAt: Date;
  },
): Promise<void> {
  const { warehouse, now, carrier } = input;
  await db.shipment.create({
    data: {
      orderId: input.orderId,
      warehouseId: warehouse.id,
      carrier,
      trackingNumber: input.trackingNumber,
      status: 'shipped',
      originRegion: warehouse.region,
      destinationRegion: input.destinationRegion,
      weightGrams: input.weightGrams,
      shippedAt: now,
      estimatedDeliveryAt: input.estimatedDeliveryAt,
      createdAt: now,
      updatedAt: now,
      events: {
        create: {
          status: 'shipped',
          location: warehouse.name,
          description: `Handed over to ${carrier}`,
          occurredAt: now,
        },
      },
    },
    select: { id: true },
  });
}

/** Marks the parcels of an order that are on their way as delivered. @returns how many */
export async function deliverShipments(db: Db, orderId: number, country: string, now: Date): Promise<number> {
  const delivered = await db.shipment.updateManyAndReturn({
    where: { orderId, status: { in: ['processing', 'shipped', 'in_transit'] } },
    data: { status: 'delivered', deliveredAt: now, updatedAt: now },
    select: { id: true },
  });
  if (delivered.length > 0) {
    await db.shipmentEvent.createMany({
      data: delivered.map(({ id }) => ({
        shipmentId: id,
        status: 'delivered',
        location: country,
        description: 'Delivered to the customer',
        occurredAt: now,
      })),
    });
  }
  return delivered.length;
}
