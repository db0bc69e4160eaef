import 'server-only';
import type { Db } from '@octo/shared/db';

const columns = {
  id: true,
  sourceSystem: true,
  sourceOrderId: true,
  number: true,
  publicToken: true,
  status: true,
  paymentMethod: true,
  currency: true,
  subtotalMinor: true,
  discountMinor: true,
  shippingMinor: true,
  totalMinor: true,
  couponCode: true,
  placedAt: true,
  updatedAt: true,
  traceId: true,
  contactEmail: true,
  contactName: true,
  contactPhone: true,
  shipLine1: true,
  shipLine2: true,
  shipCity: true,
  shipRegion: true,
  shipPostalCode: true,
  shipCountry: true,
  items: {
    select: { sku: true, name: true, quantity: true, unitPriceMinor: true },
    orderBy: { id: 'asc' },
  },
} as const;

/** A row of the feed with its lines. */
export type FeedOrder = Awaited<ReturnType<typeof findOrdersChangedAfter>>[number];

/** Orders that originate in `sourceSystem`, in order of (update time, id), after a position. */
export function findOrdersChangedAfter(
  db: Db,
  input: { sourceSystem: string; after: { updatedAt: Date; id: number } | null; limit: number },
) {
  const { sourceSystem, after, limit } = input;
  return db.order.findMany({
    where: {
      sourceSystem,
      sourceOrderId: { not: null },
      ...(after
        ? {
            OR: [
              { updatedAt: { gt: after.updatedAt } },
              { updatedAt: after.updatedAt, id: { gt: after.id } },
            ],
            // Repeats the bound of the OR in a form that an index range scan can use.
            updatedAt: { gte: after.updatedAt },
          }
        : {}),
    },
    select: columns,
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
}
