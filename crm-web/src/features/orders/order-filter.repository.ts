import 'server-only';
import { Prisma } from '@octo/shared/db';
import { OPEN_WORK_STATUSES } from '@octo/shared/orders';
import { addMs, MS } from '@octo/shared/time';
import type { OrderFilter } from './orders.schema';

/** Instants and amounts that turn words like "backlog" into numbers. */
export interface OrderMarks {
  /** Open orders placed before this instant are backlog. */
  readonly backlogBefore: Date;
  /** Orders from this total on are suspicious. */
  readonly suspiciousFromMinor: number;
}

/** Condition of an order that waits too long; `o` is the alias of orders. */
export function isBacklogSql(marks: OrderMarks): Prisma.Sql {
  return Prisma.sql`(o.status IN (${Prisma.join([...OPEN_WORK_STATUSES])}) AND o.placed_at < ${marks.backlogBefore})`;
}

/** WHERE conditions of the filters, joined with AND; never empty. */
export function orderConditions(filter: OrderFilter, marks: OrderMarks): Prisma.Sql {
  const conditions: Prisma.Sql[] = [];
  if (filter.status) conditions.push(Prisma.sql`o.status = ${filter.status}`);
  if (filter.customer) conditions.push(Prisma.sql`o.customer_id = ${filter.customer}`);
  if (filter.from) conditions.push(Prisma.sql`o.placed_at >= ${startOfDay(filter.from)}`);
  if (filter.to) conditions.push(Prisma.sql`o.placed_at < ${addMs(startOfDay(filter.to), MS.day)}`);
  if (filter.backlog) conditions.push(isBacklogSql(marks));
  if (filter.suspicious) conditions.push(Prisma.sql`o.total_minor >= ${marks.suspiciousFromMinor}`);
  if (filter.sync) conditions.push(Prisma.sql`o.sync_status = ${filter.sync}`);
  if (filter.q) conditions.push(matchesText(filter.q));
  return conditions.length === 0 ? Prisma.sql`1 = 1` : Prisma.join(conditions, ' AND ');
}

/** An order number (or its beginning) uses its index; any other text is looked for in name and e-mail. */
function matchesText(text: string): Prisma.Sql {
  const number = text.toUpperCase();
  if (/^OCTO-[0-9A-Z-]{0,9}$/.test(number))
    return Prisma.sql`o.number LIKE ${`${escapeLike(number)}%`} ESCAPE '!'`;
  const part = `%${escapeLike(text.toLowerCase())}%`;
  return Prisma.sql`(LOWER(o.contact_name) LIKE ${part} ESCAPE '!' OR LOWER(o.contact_email) LIKE ${part} ESCAPE '!' OR LOWER(o.number) LIKE ${part} ESCAPE '!')`;
}

/** Makes the signs of LIKE mean themselves; use with `ESCAPE '!'`. */
export function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}

function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
