import { type Charge, chargeStatuses } from './charge.schema';

/** Counts for tests and for people: charges by status, money taken, orders that were charged more than once. */
export function statsOf(charges: readonly Charge[], requestCount: number) {
  const byStatus = Object.fromEntries(chargeStatuses.map((status) => [status, 0])) as Record<
    Charge['status'],
    number
  >;
  const takenPerOrder = new Map<string, number>();
  let takenMinor = 0;
  for (const { status, amountMinor, orderReference } of charges) {
    byStatus[status] += 1;
    if (status !== 'succeeded') continue;
    takenMinor += amountMinor;
    if (orderReference) takenPerOrder.set(orderReference, (takenPerOrder.get(orderReference) ?? 0) + 1);
  }
  const ordersChargedTwice = [...takenPerOrder.values()].filter((count) => count > 1).length;
  return { requestCount, chargeCount: charges.length, byStatus, takenMinor, ordersChargedTwice };
}
