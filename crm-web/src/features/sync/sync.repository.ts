import 'server-only';
import type { SyncedOrder } from '@octo/shared/contracts';
import { type Db, Prisma } from '@octo/shared/db';

/** What the sync must know of an order that is already here. */
export type KnownOrder = Awaited<ReturnType<typeof findKnownOrders>>[number];

/** Orders that are here already, by their key `(source_system, source_order_id)`. */
export function findKnownOrders(db: Db, sourceSystem: string, sourceOrderIds: readonly number[]) {
  return db.order.findMany({
    where: { sourceSystem, sourceOrderId: { in: [...sourceOrderIds] } },
    select: {
      id: true,
      sourceOrderId: true,
      status: true,
      customerId: true,
      updatedAt: true,
      syncStatus: true,
      backlogStatus: true,
      sourceCustomerEmail: true,
      lastSyncedAt: true,
      customer: { select: { email: true } },
    },
  });
}

/** Finds or creates the customer of an e-mail address that is already normalised. */
export async function upsertCustomer(
  db: Db,
  input: { email: string; name: string; phone: string | null; country: string; now: Date },
): Promise<number> {
  const { email, name, phone, country, now } = input;
  const { id } = await db.customer.upsert({
    where: { email },
    create: { email, name, phone, country, createdAt: now, updatedAt: now },
    // An existing record belongs to the console's people: a sync never overwrites what they edited.
    update: { updatedAt: now },
    select: { id: true },
  });
  return id;
}

/** What a sync writes into an order that is already here. */
export interface SyncMark {
  readonly customerId: number;
  readonly email: string;
  readonly backlogStatus: 'backlog' | 'current';
  readonly payload: string;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly now: Date;
}

/**
 * Marks an order as synced. Keeps `updated_at`: the feed is ordered by it, and a sync is not a change of the
 * order. Does nothing when somebody changed the order meanwhile; the feed brings it again.
 */
export async function markSynced(
  db: Db,
  order: { id: number; updatedAt: Date },
  mark: SyncMark,
): Promise<void> {
  await db.order.updateMany({
    where: { id: order.id, updatedAt: order.updatedAt },
    data: {
      customerId: mark.customerId,
      sourceCustomerEmail: mark.email,
      syncStatus: 'synced',
      syncError: null,
      backlogStatus: mark.backlogStatus,
      sourcePayload: mark.payload,
      syncTraceId: mark.traceId,
      lastSyncedAt: mark.now,
      updatedAt: order.updatedAt,
    },
  });
}

/** Product ids by SKU. */
export async function findProductIds(db: Db, skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.product.findMany({
    where: { sku: { in: [...skus] } },
    select: { id: true, sku: true },
  });
  return new Map(rows.map((row) => [row.sku, row.id]));
}

/** Inserts an order that lives in another database, with its lines. @returns its id here */
export async function insertForeignOrder(
  db: Db,
  order: SyncedOrder,
  mark: SyncMark & { productIds: ReadonlyMap<string, number> },
): Promise<number> {
  const { id } = await db.order.create({
    data: {
      number: order.number,
      publicToken: order.publicToken,
      customerId: mark.customerId,
      status: order.status,
      paymentMethod: order.paymentMethod,
      currency: order.currency,
      subtotalMinor: order.subtotalMinor,
      discountMinor: order.discountMinor,
      shippingMinor: order.shippingMinor,
      totalMinor: order.totalMinor,
      couponCode: order.couponCode,
      contactEmail: mark.email,
      contactName: order.customer.name,
      contactPhone: order.customer.phone,
      shipLine1: order.shipTo.line1,
      shipLine2: order.shipTo.line2,
      shipCity: order.shipTo.city,
      shipRegion: order.shipTo.region,
      shipPostalCode: order.shipTo.postalCode,
      shipCountry: order.shipTo.country,
      traceId: order.traceId,
      placedAt: new Date(order.placedAt),
      updatedAt: new Date(order.updatedAt),
      sourceSystem: order.sourceSystem,
      sourceOrderId: order.sourceOrderId,
      sourceCustomerEmail: mark.email,
      syncStatus: 'synced',
      backlogStatus: mark.backlogStatus,
      sourcePayload: mark.payload,
      correlationId: mark.correlationId,
      syncTraceId: mark.traceId,
      lastSyncedAt: mark.now,
      items: {
        create: order.items.map((item) => ({
          productId: mark.productIds.get(item.sku) ?? 0,
          sku: item.sku,
          name: item.name,
          quantity: item.quantity,
          unitPriceMinor: item.unitPriceMinor,
          lineTotalMinor: item.unitPriceMinor * item.quantity,
        })),
      },
    },
    select: { id: true },
  });
  return id;
}

/** Takes over the state of an order that lives in another database. */
export async function updateForeignStatus(db: Db, id: number, order: SyncedOrder): Promise<void> {
  await db.order.updateMany({
    where: { id },
    data: { status: order.status, updatedAt: new Date(order.updatedAt) },
  });
}

/** Appends rows to the sync audit. */
export async function insertSyncAudit(
  db: Db,
  rows: readonly Prisma.OrderSyncAuditCreateManyInput[],
): Promise<void> {
  if (rows.length > 0) await db.orderSyncAudit.createMany({ data: [...rows] });
}

/**
 * Sets the backlog mark of every order by its age and state. Raw, because it must keep `updated_at`: time
 * passing is not a change that the feed should carry.
 *
 * @returns number of orders whose mark changed
 */
export async function sweepBacklog(
  db: Db,
  input: { openStatuses: readonly string[]; olderThan: Date },
): Promise<number> {
  const open = Prisma.join([...input.openStatuses]);
  const entered = await db.$executeRaw`/* orders.enterBacklog */
    UPDATE orders SET backlog_status = 'backlog'
    WHERE backlog_status = 'current' AND placed_at < ${input.olderThan} AND status IN (${open})`;
  const left = await db.$executeRaw`/* orders.leaveBacklog */
    UPDATE orders SET backlog_status = 'current'
    WHERE backlog_status = 'backlog' AND (status NOT IN (${open}) OR placed_at >= ${input.olderThan})`;
  return entered + left;
}
