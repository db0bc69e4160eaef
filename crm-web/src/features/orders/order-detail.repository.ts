import 'server-only';
import type { Db } from '@octo/shared/db';

/** One order by its number, or null. */
export function findOrder(db: Db, number: string) {
  return db.order.findUnique({
    where: { number },
    select: {
      id: true,
      number: true,
      publicToken: true,
      status: true,
      currency: true,
      subtotalMinor: true,
      discountMinor: true,
      shippingMinor: true,
      totalMinor: true,
      couponCode: true,
      contactEmail: true,
      contactName: true,
      contactPhone: true,
      shipLine1: true,
      shipLine2: true,
      shipCity: true,
      shipRegion: true,
      shipPostalCode: true,
      shipCountry: true,
      notes: true,
      customerId: true,
      traceId: true,
      syncTraceId: true,
      placedAt: true,
      paidAt: true,
      updatedAt: true,
      isStockHeld: true,
      sourceSystem: true,
      sourceOrderId: true,
      syncStatus: true,
      syncError: true,
      correlationId: true,
      lastSyncedAt: true,
    },
  });
}

/** The number of an order by its id; null when there is none. */
export async function findOrderNumber(db: Db, id: number): Promise<string | null> {
  return (await db.order.findUnique({ where: { id }, select: { number: true } }))?.number ?? null;
}

/** Lines of an order in the order in which they were bought. */
export function findItems(db: Db, orderId: number) {
  return db.orderItem.findMany({
    where: { orderId },
    select: {
      productId: true,
      sku: true,
      name: true,
      quantity: true,
      unitPriceMinor: true,
      lineTotalMinor: true,
    },
    orderBy: { id: 'asc' },
  });
}

/** Attempts to charge, first one first. */
export function findPayments(db: Db, orderId: number) {
  return db.payment.findMany({
    where: { orderId },
    select: {
      attempt: true,
      provider: true,
      providerReference: true,
      method: true,
      status: true,
      amountMinor: true,
      currency: true,
      cardBrand: true,
      cardLast4: true,
      providerStatus: true,
      errorCode: true,
      errorMessage: true,
      requestedAt: true,
      settledAt: true,
      refundedAt: true,
    },
    orderBy: { attempt: 'asc' },
  });
}

/** Parcels with their tracking events, newest event first. */
export function findShipments(db: Db, orderId: number) {
  return db.shipment.findMany({
    where: { orderId },
    select: {
      id: true,
      carrier: true,
      trackingNumber: true,
      status: true,
      weightGrams: true,
      shippedAt: true,
      estimatedDeliveryAt: true,
      deliveredAt: true,
      warehouse: { select: { name: true, region: true } },
      events: {
        select: { id: true, status: true, location: true, description: true, occurredAt: true },
        orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
      },
    },
    orderBy: { id: 'asc' },
  });
}

/** The order's way through its states, oldest first. */
export function findStatusEvents(db: Db, orderId: number) {
  return db.orderStatusEvent.findMany({
    where: { orderId },
    select: {
      id: true,
      fromStatus: true,
      toStatus: true,
      reason: true,
      actor: true,
      traceId: true,
      createdAt: true,
    },
    orderBy: { id: 'asc' },
  });
}

/** The latest synchronisations of an order. */
export function findSyncAudit(db: Db, orderId: number) {
  return db.orderSyncAudit.findMany({
    where: { orderId },
    select: {
      id: true,
      syncAction: true,
      syncStatus: true,
      message: true,
      correlationId: true,
      traceId: true,
      createdAt: true,
    },
    orderBy: { id: 'desc' },
    take: 10,
  });
}

/** The latest request to refund this order; null when there was none. */
export function findRefundRequest(db: Db, orderId: number) {
  return db.outboxEvent.findFirst({
    where: { aggregateType: 'order', aggregateId: String(orderId), eventType: 'order.refund_requested' },
    select: { status: true, attempts: true, lastError: true, createdAt: true },
    orderBy: { id: 'desc' },
  });
}

/** How many orders a customer has, and what they are worth. */
export async function countOrdersOf(db: Db, customerId: number): Promise<number> {
  return db.order.count({ where: { customerId } });
}
