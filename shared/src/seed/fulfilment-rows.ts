import type { Prisma } from '../db';
import type { OrderPlan } from './order-plan';
import { reachedAt } from './order-story';
import type { Dice } from './random';
import { COUNTRY_DATA } from './reference/places';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const CARRIERS = [
  ['Skyline Freight', 'SKF'],
  ['Norrpost Express', 'NPX'],
  ['Parcelwind', 'PWD'],
] as const;

/** The shipment of an order that left the house, with the order it belongs to. */
export function shipmentRow(
  plan: OrderPlan,
  orderId: number,
  dice: Dice,
  warehouseIds: ReadonlyMap<string, number>,
): Prisma.ShipmentCreateManyInput | null {
  const { story, person, basket, number } = plan;
  const shippedAt = reachedAt(story, 'shipped');
  if (!shippedAt) return null;
  const warehouse = COUNTRY_DATA[person.country].warehouse;
  const [carrier, prefix] = dice.pick(CARRIERS);
  const weightGrams = basket.lines.reduce(
    (sum, { product, quantity }) => sum + product.weightGrams * quantity,
    0,
  );
  const deliveredAt = reachedAt(story, 'delivered');
  const isReturned = reachedAt(story, 'returned') !== null;
  return {
    orderId,
    warehouseId: warehouseIds.get(warehouse) ?? null,
    carrier,
    trackingNumber: `${prefix}${number.slice(5).replace('-', '')}`,
    status: isReturned ? 'returned' : deliveredAt ? 'delivered' : 'in_transit',
    originRegion: warehouse.replace('shop-', ''),
    destinationRegion: person.country,
    weightGrams,
    costMinor: 1200 + Math.round(weightGrams * 0.9),
    shippedAt,
    estimatedDeliveryAt: new Date(shippedAt.getTime() + 4 * DAY_MS),
    deliveredAt,
    createdAt: shippedAt,
    updatedAt: deliveredAt ?? shippedAt,
  };
}

/** What the carrier reported for a shipment. */
export function shipmentEventRows(
  plan: OrderPlan,
  shipmentId: number,
  now: Date,
): Prisma.ShipmentEventCreateManyInput[] {
  const { story, person } = plan;
  const shippedAt = reachedAt(story, 'shipped');
  if (!shippedAt) return [];
  const deliveredAt = reachedAt(story, 'delivered');
  const end = deliveredAt?.getTime() ?? shippedAt.getTime() + 3 * DAY_MS;
  const at = (share: number): Date => new Date(shippedAt.getTime() + (end - shippedAt.getTime()) * share);
  const origin = COUNTRY_DATA[person.country].warehouse.replace('shop-', '').toUpperCase();
  const steps: readonly (readonly [Date, string, string, string])[] = [
    [shippedAt, 'shipped', origin, 'Handed over to the carrier'],
    [at(0.35), 'in_transit', origin, 'Left the sorting centre'],
    [at(0.72), 'in_transit', person.country, 'Arrived in the destination country'],
    [at(0.93), 'in_transit', person.address.city, 'Out for delivery'],
    ...(deliveredAt
      ? [[deliveredAt, 'delivered', person.address.city, `Delivered to ${person.name}`] as const]
      : []),
  ];
  const returnedAt = reachedAt(story, 'returned');
  const all = returnedAt ? [...steps, [returnedAt, 'returned', origin, 'Return received'] as const] : steps;
  return all
    .filter(([occurredAt]) => occurredAt <= now)
    .map(([occurredAt, status, location, description]) => ({
      shipmentId,
      status,
      location,
      description,
      occurredAt,
    }));
}

/** The invoice of a business order: paid with the order, void when the money went back. */
export function invoiceRow(
  plan: OrderPlan,
  orderId: number,
  customerId: number,
  sequence: number,
): Prisma.InvoiceCreateManyInput | null {
  const paidAt = reachedAt(plan.story, 'paid');
  if (!paidAt || plan.person.company === null) return null;
  const isVoid = reachedAt(plan.story, 'refunded') !== null;
  return {
    number: `INV-${paidAt.getUTCFullYear()}-${String(10_000 + sequence)}`,
    customerId,
    orderId,
    amountMinor: plan.basket.totalMinor,
    status: isVoid ? 'void' : 'paid',
    issuedAt: paidAt,
    dueAt: new Date(paidAt.getTime() + 30 * DAY_MS),
    paidAt: isVoid ? null : paidAt,
    createdAt: paidAt,
    updatedAt: paidAt,
  };
}
