import 'server-only';
import type { SyncedOrder } from '@octo/shared/contracts';
import type { Db } from '@octo/shared/db';
import { isOrderStatus, OPEN_WORK_STATUSES } from '@octo/shared/orders';
import {
  findProductIds,
  insertForeignOrder,
  type KnownOrder,
  markSynced,
  type SyncMark,
  updateForeignStatus,
  upsertCustomer,
} from './sync.repository';

/** What happened to one pulled order. */
export type SyncAction = 'recognised' | 'created' | 'updated';

interface ApplyInput {
  readonly order: SyncedOrder;
  readonly known: KnownOrder | undefined;
  readonly backlogBefore: Date;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly now: Date;
}

/** E-mail addresses are compared trimmed and in lower case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** An order that still waits for work and is older than the limit. */
export function backlogStatusOf(
  order: { status: string; placedAt: string },
  backlogBefore: Date,
): 'backlog' | 'current' {
  const isOpen = isOrderStatus(order.status) && OPEN_WORK_STATUSES.includes(order.status);
  return isOpen && new Date(order.placedAt) < backlogBefore ? 'backlog' : 'current';
}

/**
 * Brings one pulled order into the console's tables. With a shared database the row is already here and only
 * its sync columns are written; a copy is never made, because the key `(source_system, source_order_id)` is
 * looked up first and is unique. Applying the same order again changes nothing.
 *
 * @throws Error when a line names a product that does not exist here
 */
export async function applyOrder(
  db: Db,
  input: ApplyInput,
): Promise<{ action: SyncAction; orderId: number }> {
  const { order, known, now } = input;
  const email = normaliseEmail(order.customer.email);
  const backlogStatus = backlogStatusOf(order, input.backlogBefore);
  const customerId =
    known?.customer.email === email
      ? known.customerId
      : await upsertCustomer(db, {
          email,
          name: order.customer.name,
          phone: order.customer.phone,
          country: order.shipTo.country,
          now,
        });
  const mark: SyncMark = {
    customerId,
    email,
    backlogStatus,
    payload: JSON.stringify(order),
    correlationId: input.correlationId,
    traceId: input.traceId,
    now,
  };
  if (known) {
    const hasOtherState = known.status !== order.status && known.updatedAt < new Date(order.updatedAt);
    if (hasOtherState) await updateForeignStatus(db, known.id, order);
    await markSynced(
      db,
      { id: known.id, updatedAt: hasOtherState ? new Date(order.updatedAt) : known.updatedAt },
      mark,
    );
    return { action: hasOtherState ? 'updated' : 'recognised', orderId: known.id };
  }
  const productIds = await findProductIds(
    db,
    order.items.map((item) => item.sku),
  );
  const missing = order.items.find((item) => !productIds.has(item.sku));
  if (missing) throw new Error(`Product ${missing.sku} does not exist here.`);
  return { action: 'created', orderId: await insertForeignOrder(db, order, { ...mark, productIds }) };
}

/** True when a sync of this order would write nothing. */
export function isUpToDate(known: KnownOrder, order: SyncedOrder, backlogBefore: Date): boolean {
  return (
    known.syncStatus === 'synced' &&
    known.lastSyncedAt !== null &&
    known.lastSyncedAt >= new Date(order.updatedAt) &&
    known.status === order.status &&
    known.backlogStatus === backlogStatusOf(order, backlogBefore) &&
    known.sourceCustomerEmail === normaliseEmail(order.customer.email)
  );
}
