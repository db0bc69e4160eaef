import 'server-only';
import { type Db, Prisma } from '@octo/shared/db';
import type { Cursor } from '@octo/shared/pagination';
import { isBacklogSql, type OrderMarks, orderConditions } from './order-filter.repository';
import { COUNT_LIMIT, type OrderFilter, type OrderRow, type OrderSort } from './orders.schema';

const COLUMNS: Readonly<Record<OrderSort, Prisma.Sql>> = {
  placed: Prisma.sql`o.placed_at`,
  updated: Prisma.sql`o.updated_at`,
  total: Prisma.sql`o.total_minor`,
};

/** Which slice of the list is wanted. */
export interface OrderSlice {
  readonly filter: OrderFilter;
  readonly marks: OrderMarks;
  readonly sort: OrderSort;
  readonly dir: 'asc' | 'desc';
  /** Last row already seen in that direction. */
  readonly position: Cursor | null;
  readonly limit: number;
}

/** Rows in keyset order: `sort`, then id. New orders never shift a page that was already read. */
export async function findOrders(db: Db, slice: OrderSlice): Promise<OrderRow[]> {
  const { filter, marks, sort, dir, position, limit } = slice;
  const column = COLUMNS[sort];
  const order = dir === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await db.$queryRaw<OrderRowData[]>`/* orders.list */
    SELECT o.id, o.number, o.status, o.placed_at AS "placedAt", o.updated_at AS "updatedAt",
           o.contact_name AS "contactName", o.contact_email AS "contactEmail", o.ship_country AS "shipCountry",
           o.total_minor AS "totalMinor", o.currency, o.sync_status AS "syncStatus",
           CASE WHEN ${isBacklogSql(marks)} THEN 1 ELSE 0 END AS "isBacklog",
           (SELECT CAST(COALESCE(SUM(i.quantity), 0) AS INTEGER) FROM order_items i WHERE i.order_id = o.id) AS "pieces"
      FROM orders o
     WHERE ${orderConditions(filter, marks)} AND ${after(column, sort, dir, position)}
     ORDER BY ${column} ${order}, o.id ${order}
     FETCH FIRST ${limit} ROWS ONLY`;
  return rows.map((row) => ({
    ...row,
    isBacklog: Number(row.isBacklog) === 1,
    isSuspicious: row.totalMinor >= marks.suspiciousFromMinor,
  }));
}

// A condition is no value in Oracle's SQL before 23ai: it comes as 1 or 0.
type OrderRowData = Omit<OrderRow, 'isBacklog' | 'isSuspicious'> & { readonly isBacklog: number };

// The first comparison is implied by the second, but it is the one that an index can seek by.
function after(
  column: Prisma.Sql,
  sort: OrderSort,
  dir: 'asc' | 'desc',
  position: Cursor | null,
): Prisma.Sql {
  if (!position) return Prisma.sql`1 = 1`;
  const value = sort === 'total' ? Number(position.value) : new Date(position.value);
  const [reaches, passes] = dir === 'asc' ? [Prisma.sql`>=`, Prisma.sql`>`] : [Prisma.sql`<=`, Prisma.sql`<`];
  return Prisma.sql`${column} ${reaches} ${value} AND (${column} ${passes} ${value} OR o.id ${passes} ${position.id})`;
}

/** How many orders match, counted up to the limit so that a huge table costs no more than a large one. */
export async function countOrders(db: Db, filter: OrderFilter, marks: OrderMarks): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`/* orders.count */
    SELECT CAST(COUNT(*) AS INTEGER) AS "count"
      FROM (SELECT o.id FROM orders o WHERE ${orderConditions(filter, marks)}
             FETCH FIRST ${COUNT_LIMIT + 1} ROWS ONLY) matching`;
  return row?.count ?? 0;
}
