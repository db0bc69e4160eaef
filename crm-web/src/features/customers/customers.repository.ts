import 'server-only';
import { type Db, Prisma } from '@octo/shared/db';
import type { Cursor } from '@octo/shared/pagination';
import type { CustomerRow } from './customers.schema';

/** Customers by name, then id. `isForward` false reads upwards from the position. */
export function findCustomers(
  db: Db,
  slice: {
    readonly q: string | undefined;
    readonly position: Cursor | null;
    readonly isForward: boolean;
    readonly limit: number;
  },
): Promise<CustomerRow[]> {
  const { q, position, isForward, limit } = slice;
  const order = isForward ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return db.$queryRaw<CustomerRow[]>`/* customers.list */
    SELECT c.id, c.name, c.email, c.company, c.country, c.created_at AS "createdAt",
           (SELECT CAST(COUNT(*) AS INTEGER) FROM orders o WHERE o.customer_id = c.id) AS "orders"
      FROM customers c
     WHERE ${matches(q)} AND ${after(position, isForward)}
     ORDER BY c.name ${order}, c.id ${order}
     FETCH FIRST ${limit} ROWS ONLY`;
}

function matches(q: string | undefined): Prisma.Sql {
  if (!q) return Prisma.sql`1 = 1`;
  const part = `%${q.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  return Prisma.sql`(LOWER(c.name) LIKE ${part} ESCAPE '!' OR c.email LIKE ${part} ESCAPE '!' OR LOWER(c.company) LIKE ${part} ESCAPE '!')`;
}

// The first comparison is implied by the second, but it is the one that the index can seek by.
function after(position: Cursor | null, isForward: boolean): Prisma.Sql {
  if (!position) return Prisma.sql`1 = 1`;
  const { value, id } = position;
  return isForward
    ? Prisma.sql`c.name >= ${value} AND (c.name > ${value} OR c.id > ${id})`
    : Prisma.sql`c.name <= ${value} AND (c.name < ${value} OR c.id < ${id})`;
}

/** One customer with addresses; null when there is none. */
export function findCustomer(db: Db, id: number) {
  return db.customer.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      phone: true,
      company: true,
      industry: true,
      country: true,
      notes: true,
      createdAt: true,
      addresses: {
        select: {
          id: true,
          kind: true,
          recipient: true,
          line1: true,
          line2: true,
          city: true,
          region: true,
          postalCode: true,
          country: true,
        },
        orderBy: { id: 'asc' },
      },
    },
  });
}

/** The newest orders of a customer. */
export function findOrdersOf(db: Db, customerId: number, limit: number) {
  return db.order.findMany({
    where: { customerId },
    select: { number: true, status: true, totalMinor: true, currency: true, placedAt: true },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}

/** Numbers of a customer's newest orders, at most `limit`. */
export async function findOrderNumbersOf(db: Db, customerId: number, limit: number): Promise<string[]> {
  const rows = await db.order.findMany({
    where: { customerId },
    select: { number: true },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(({ number }) => number);
}

/** How many orders a customer placed and what those that were kept are worth. */
export async function sumOrdersOf(
  db: Db,
  customerId: number,
): Promise<{ orders: number; spentMinor: bigint }> {
  const [row] = await db.$queryRaw<{ orders: number; spentMinor: bigint }[]>`/* customers.sumOrders */
    SELECT CAST(COUNT(*) AS INTEGER) AS "orders",
           CAST(COALESCE(SUM(CASE WHEN o.status IN ('paid', 'processing', 'shipped', 'delivered') THEN o.total_minor ELSE 0 END), 0) AS BIGINT) AS "spentMinor"
      FROM orders o WHERE o.customer_id = ${customerId}`;
  return row ?? { orders: 0, spentMinor: 0n };
}
