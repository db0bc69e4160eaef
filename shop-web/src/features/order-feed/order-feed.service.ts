import 'server-only';
import type { ContractArgs, ContractResult, listOrdersForSync, SyncedOrder } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import { cursorDate, encodeCursor } from '@octo/shared/pagination';
import type { ShopContext } from '../../context';
import { type FeedOrder, findOrdersChangedAfter } from './order-feed.repository';

/** The name under which this shop's orders are known everywhere. */
export const SOURCE_SYSTEM = 'octo-drone-shop';

/**
 * One page of the order feed for the console, oldest change first.
 *
 * @throws AppError `invalid_service_key` for anybody but a service, `validation_failed` for a foreign cursor
 */
export async function listOrders(
  ctx: ShopContext,
  { query }: ContractArgs<typeof listOrdersForSync>,
): Promise<ContractResult<typeof listOrdersForSync>> {
  if (ctx.caller !== 'service') throw new AppError('invalid_service_key');
  const updatedAt = query.cursor ? cursorDate(query.cursor) : null;
  if (query.cursor && !updatedAt) {
    throw new AppError('validation_failed', {
      fields: [{ path: 'query.cursor', code: 'custom', message: 'is not a cursor of this list' }],
    });
  }
  const after = query.cursor && updatedAt ? { id: query.cursor.id, updatedAt } : null;
  const rows = await findOrdersChangedAfter(ctx.db, {
    sourceSystem: SOURCE_SYSTEM,
    after,
    limit: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(toSyncedOrder),
    nextCursor: last ? encodeCursor({ id: last.id, value: last.updatedAt.toISOString() }) : null,
    hasMore: rows.length > query.limit,
  };
}

function toSyncedOrder(row: FeedOrder): SyncedOrder {
  return {
    sourceSystem: row.sourceSystem,
    sourceOrderId: row.sourceOrderId ?? row.id,
    number: row.number,
    publicToken: row.publicToken,
    status: row.status,
    paymentMethod: row.paymentMethod,
    currency: row.currency,
    subtotalMinor: row.subtotalMinor,
    discountMinor: row.discountMinor,
    shippingMinor: row.shippingMinor,
    totalMinor: row.totalMinor,
    couponCode: row.couponCode,
    placedAt: row.placedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    traceId: row.traceId,
    customer: { email: row.contactEmail, name: row.contactName, phone: row.contactPhone },
    shipTo: {
      line1: row.shipLine1,
      line2: row.shipLine2,
      city: row.shipCity,
      region: row.shipRegion,
      postalCode: row.shipPostalCode,
      country: row.shipCountry,
    },
    items: row.items,
  };
}
