import 'server-only';
import type { Db } from '@octo/shared/db';

/** An order with everything that its public page shows; null when no order has this token. */
export function findOrderByToken(db: Db, publicToken: string) {
  return db.order.findUnique({
    where: { publicToken },
    select: {
      number: true,
      status: true,
      placedAt: true,
      paidAt: true,
      updatedAt: true,
      currency: true,
      subtotalMinor: true,
      discountMinor: true,
      shippingMinor: true,
      totalMinor: true,
      couponCode: true,
      contactEmail: true,
      contactName: true,
      shipLine1: true,
      shipLine2: true,
      shipCity: true,
      shipRegion: true,
      shipPostalCode: true,
      shipCountry: true,
      items: {
        select: {
          sku: true,
          name: true,
          quantity: true,
          unitPriceMinor: true,
          lineTotalMinor: true,
          product: { select: { slug: true, isActive: true } },
        },
        orderBy: { id: 'asc' },
      },
      statusEvents: { select: { toStatus: true, createdAt: true }, orderBy: { id: 'asc' } },
      payments: {
        select: { status: true, cardBrand: true, cardLast4: true, errorMessage: true },
        orderBy: { attempt: 'desc' },
        take: 1,
      },
      shipments: {
        select: {
          carrier: true,
          trackingNumber: true,
          status: true,
          shippedAt: true,
          estimatedDeliveryAt: true,
          deliveredAt: true,
          events: {
            select: { status: true, location: true, description: true, occurredAt: true },
            orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
          },
        },
        orderBy: { id: 'asc' },
      },
    },
  });
}

/** A row of {@link findOrderByToken}. */
export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrderByToken>>>;
