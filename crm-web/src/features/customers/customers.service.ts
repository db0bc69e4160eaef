import 'server-only';
import { AppError } from '@octo/shared/errors';
import { encodeCursor } from '@octo/shared/pagination';
import { type CrmContext, requirePermission } from '@/context';
import {
  findCustomer,
  findCustomers,
  findOrderNumbersOf,
  findOrdersOf,
  sumOrdersOf,
} from './customers.repository';
import { CUSTOMERS_PAGE_SIZE, type CustomerListQuery, type CustomerRow } from './customers.schema';

const ORDERS_SHOWN = 20;
const ORDERS_TRACED = 200;

/** One page of the list. Cursors are null where it ends. */
export interface CustomerPage {
  readonly items: readonly CustomerRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/**
 * One page of customers, by name.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listCustomers(context: CrmContext, query: CustomerListQuery): Promise<CustomerPage> {
  requirePermission(context, 'customers:read');
  const { q, after, before } = query;
  const position = before ?? after ?? null;
  const isForward = before === undefined;
  const rows = await findCustomers(context.db, { q, position, isForward, limit: CUSTOMERS_PAGE_SIZE + 1 });
  const hasMore = rows.length > CUSTOMERS_PAGE_SIZE;
  const items = rows.slice(0, CUSTOMERS_PAGE_SIZE);
  if (!isForward) items.reverse();
  const cursorOf = (row: CustomerRow | undefined) =>
    row ? encodeCursor({ id: row.id, value: row.name }) : null;
  return {
    items,
    nextCursor: !isForward || hasMore ? cursorOf(items.at(-1)) : null,
    previousCursor: (isForward ? position !== null : hasMore) ? cursorOf(items.at(0)) : null,
  };
}

/** Everything that the page of a customer shows. */
export type CustomerDetail = Awaited<ReturnType<typeof getCustomer>>;

/**
 * A customer with addresses and the newest orders.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function getCustomer(context: CrmContext, id: number) {
  requirePermission(context, 'customers:read');
  const [customer, orders, sums] = await Promise.all([
    findCustomer(context.db, id),
    findOrdersOf(context.db, id, ORDERS_SHOWN),
    sumOrdersOf(context.db, id),
  ]);
  if (!customer) throw new AppError('not_found');
  return { ...customer, orders, orderCount: sums.orders, spentMinor: Number(sums.spentMinor) };
}

/**
 * Numbers of a customer's newest orders: what ties traces and browser sessions, which name no people, to people.
 * Empty for an unknown customer. @throws AppError `unauthenticated`, `forbidden`
 */
export async function orderNumbersOf(context: CrmContext, customerId: number): Promise<readonly string[]> {
  requirePermission(context, 'customers:read');
  return findOrderNumbersOf(context.db, customerId, ORDERS_TRACED);
}
