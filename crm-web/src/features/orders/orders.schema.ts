import { defineContract } from '@octo/shared/contracts';
import { ORDER_STATUSES } from '@octo/shared/orders/states';
import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';

/** Columns by which the list can be ordered; each has an index that ends in the id. */
export const ORDER_SORTS = ['placed', 'updated', 'total'] as const;
/** One of {@link ORDER_SORTS}. */
export type OrderSort = (typeof ORDER_SORTS)[number];

/** States of an order's synchronisation with the shop. */
export const SYNC_STATUSES = ['local', 'pending', 'synced', 'failed'] as const;

/** Rows on one page of the list. */
export const ORDERS_PAGE_SIZE = 50;

const flag = z
  .enum(['1', 'true', '0', 'false'])
  .transform((value) => value === '1' || value === 'true')
  .optional();
const day = z.iso.date('Enter a day like 2026-11-21.');

/** What narrows the list. Absent means "all". Days are days in UTC, both included. */
const filterShape = {
  q: z.string().trim().max(100).optional(),
  status: z.enum(ORDER_STATUSES).optional(),
  customer: z.coerce.number().int().positive().optional(),
  from: day.optional(),
  to: day.optional(),
  backlog: flag,
  suspicious: flag,
  sync: z.enum(SYNC_STATUSES).optional(),
} as const;

/** Filters of the list and of its export. */
export const orderFilterSchema = z.object(filterShape);
/** Parsed {@link orderFilterSchema}. */
export type OrderFilter = z.output<typeof orderFilterSchema>;

/** Everything that stands in the address of the list. */
export const orderListQuery = z.object({
  ...filterShape,
  sort: z.enum(ORDER_SORTS).default('placed'),
  dir: z.enum(['asc', 'desc']).default('desc'),
  after: cursorParam.optional(),
  before: cursorParam.optional(),
});
/** Parsed {@link orderListQuery}. */
export type OrderListQuery = z.output<typeof orderListQuery>;

/** A row of the list. */
export interface OrderRow {
  readonly id: number;
  readonly number: string;
  readonly status: string;
  readonly placedAt: Date;
  readonly updatedAt: Date;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly shipCountry: string;
  readonly pieces: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly syncStatus: string;
  readonly isBacklog: boolean;
  readonly isSuspicious: boolean;
}

/** One page of the list. Cursors are null where the list ends. */
export interface OrderPage {
  readonly items: readonly OrderRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  /** Matching orders, counted up to {@link COUNT_LIMIT}. */
  readonly count: number;
}

/** Counting stops here; beyond, the page says "more than". */
export const COUNT_LIMIT = 10_000;

/** The list as a file: the same filters, streamed. */
export const orderExportContract = defineContract({
  id: 'orders.export',
  method: 'GET',
  path: '/api/orders/export',
  summary: 'Orders that match the filters of the list, as CSV.',
  auth: 'session',
  query: orderFilterSchema,
  response: z.string(),
  errors: ['unauthenticated', 'forbidden', 'validation_failed'],
});

/** The filters as query values, for links that keep them. */
export function filterQuery(filter: OrderFilter): Record<string, string | number | boolean | undefined> {
  const { q, status, customer, from, to, backlog, suspicious, sync } = filter;
  return { q, status, customer, from, to, backlog, suspicious, sync };
}
