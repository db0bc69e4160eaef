import 'server-only';
import type { Db } from '@octo/shared/db';

/** Orders of a customer, newest first. */
export function findOrdersOf(
  db: Db,
  input: { readonly customerId: number; readonly offset: number; readonly limit: number },
) {
  const { customerId, offset, limit } = input;
  return db.order.findMany({
    where: { customerId },
    select: {
      number: true,
      publicToken: true,
      status: true,
      placedAt: true,
      totalMinor: true,
      currency: true,
      items: { select: { quantity: true } },
    },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    skip: offset,
    take: limit,
  });
}
