import type { Db, Prisma } from '../db';
import { invoiceRow, shipmentEventRows, shipmentRow } from './fulfilment-rows';
import { inChunks, inChunksReturning } from './insert';
import { type OrderPlan, planOrders } from './order-plan';
import { eventRows, itemRows, movementRows, orderRow, paymentRows } from './order-rows';
import type { Person } from './people';
import { diceFrom } from './random';
import type { StockedProduct } from './seed-catalogue';

/** An order in the database with the plan it was made from. */
export interface PlacedOrder {
  readonly id: number;
  readonly customerId: number;
  readonly plan: OrderPlan;
}

/** Writes orders with lines, history, payments, ledger, shipments and invoices; counts coupon uses. */
export async function seedOrders(
  db: Db,
  options: {
    readonly now: Date;
    readonly count: number;
    readonly people: readonly Person[];
    readonly products: readonly StockedProduct[];
    readonly customerIds: ReadonlyMap<string, number>;
    readonly warehouseIds: ReadonlyMap<string, number>;
  },
): Promise<{ readonly orders: PlacedOrder[]; readonly movements: Prisma.StockMovementCreateManyInput[] }> {
  const { now, customerIds, warehouseIds } = options;
  const { plans, couponUses } = planOrders(options);
  const customerOf = (plan: OrderPlan): number => customerIds.get(plan.person.email) ?? 0;
  const created = await inChunksReturning(
    plans.map((plan) => orderRow(plan, customerOf(plan), now)),
    (data) => db.order.createManyAndReturn({ data, select: { id: true, number: true } }),
  );
  const idByNumber = new Map(created.map(({ id, number }) => [number, id]));
  const orders = plans.map((plan) => ({
    id: idByNumber.get(plan.number) ?? 0,
    customerId: customerOf(plan),
    plan,
  }));
  // The source id of an order is its own id, known only now (the upsert key of the order sync).
  await db.$executeRaw`/* seed.stampSourceOrders */
    UPDATE orders SET source_order_id = id WHERE source_order_id IS NULL`;

  const dice = diceFrom('fulfilment');
  const movements = orders.flatMap(({ id, plan }) => movementRows(plan, id));
  await inChunks(
    orders.flatMap(({ id, plan }) => itemRows(plan, id)),
    (data) => db.orderItem.createMany({ data }),
  );
  await inChunks(
    orders.flatMap(({ id, plan }) => eventRows(plan, id)),
    (data) => db.orderStatusEvent.createMany({ data }),
  );
  await inChunks(
    orders.flatMap(({ id, plan }) => paymentRows(plan, id, dice)),
    (data) => db.payment.createMany({ data }),
  );
  const shipments = orders.flatMap(({ id, plan }) => shipmentRow(plan, id, dice, warehouseIds) ?? []);
  const shipped = await inChunksReturning(shipments, (data) =>
    db.shipment.createManyAndReturn({ data, select: { id: true, orderId: true } }),
  );
  const planById = new Map(orders.map(({ id, plan }) => [id, plan]));
  await inChunks(
    shipped.flatMap(({ id, orderId }) => {
      const plan = planById.get(orderId);
      return plan ? shipmentEventRows(plan, id, now) : [];
    }),
    (data) => db.shipmentEvent.createMany({ data }),
  );
  await inChunks(
    orders.flatMap(({ id, customerId, plan }, sequence) => invoiceRow(plan, id, customerId, sequence) ?? []),
    (data) => db.invoice.createMany({ data }),
  );
  for (const [code, used] of couponUses) {
    await db.coupon.updateMany({ where: { code }, data: { usedCount: { increment: used } } });
  }
  return { orders, movements };
}
