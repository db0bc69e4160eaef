import 'server-only';
import type { Db } from '@octo/shared/db';

const MAX_ORDERS = 200;

/** Numbers of a customer's newest orders: what ties sessions of browsers to people. */
export async function findOrderNumbersOf(db: Db, customerId: number): Promise<string[]> {
  const rows = await db.order.findMany({
    where: { customerId },
    select: { number: true },
    orderBy: { id: 'desc' },
    take: MAX_ORDERS,
  });
  return rows.map(({ number }) => number);
}
