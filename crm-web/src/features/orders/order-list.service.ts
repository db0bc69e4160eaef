import 'server-only';
import { can } from '@octo/shared/auth/permissions';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { type Cursor, cursorDate, encodeCursor } from '@octo/shared/pagination';
import { maskEmail } from '@octo/shared/telemetry';
import { type CrmContext, type Operator, requirePermission } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import { orderCsvHeader, orderCsvLine } from './order-csv';
import { countOrders, findOrders } from './order-list.repository';
import { orderMarks } from './order-marks';
import {
  filterQuery,
  ORDERS_PAGE_SIZE,
  type OrderFilter,
  type OrderListQuery,
  type OrderPage,
  type OrderRow,
  type OrderSort,
} from './orders.schema';

const EXPORT_BATCH = 500;

/**
 * One page of orders. Whoever may not read customers sees masked addresses and cannot search by them.
 * @throws AppError `unauthenticated`, `forbidden`, `validation_failed` (a cursor of another list)
 */
export async function listOrders(context: CrmContext, query: OrderListQuery): Promise<OrderPage> {
  const operator = requirePermission(context, 'orders:read');
  const { sort, dir, after, before } = query;
  const filter = allowedFilter(operator, query);
  const marks = orderMarks(context.now());
  const isBackward = before !== undefined;
  const position = before ?? after ?? null;
  requirePosition(sort, position);
  const [rows, count] = await Promise.all([
    findOrders(context.db, {
      filter,
      marks,
      sort,
      dir: isBackward ? opposite(dir) : dir,
      position,
      limit: ORDERS_PAGE_SIZE + 1,
    }),
    countOrders(context.db, filter, marks),
  ]);
  const hasMore = rows.length > ORDERS_PAGE_SIZE;
  const items = rows.slice(0, ORDERS_PAGE_SIZE).map((row) => visibleTo(operator, row));
  if (isBackward) items.reverse();
  const first = items.at(0);
  const last = items.at(-1);
  return {
    items,
    count,
    nextCursor: last && (isBackward || hasMore) ? positionOf(sort, last) : null,
    previousCursor: first && (isBackward ? hasMore : position !== null) ? positionOf(sort, first) : null,
  };
}

/**
 * All matching orders as lines of CSV, newest first, read in batches. The export itself is audited.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function exportOrders(context: CrmContext, filter: OrderFilter): Promise<AsyncIterable<string>> {
  const operator = requirePermission(context, 'orders:export');
  const allowed = allowedFilter(operator, filter);
  const applied = Object.fromEntries(
    Object.entries(filterQuery(allowed)).filter(([, value]) => value !== undefined),
  );
  await withTransaction(context.db, (tx) =>
    recordAudit(context, tx, {
      action: 'order.export',
      resourceType: 'order',
      details: applied as Record<string, string | number | boolean>,
    }),
  );
  return csvLines(context, operator, allowed);
}

async function* csvLines(
  context: CrmContext,
  operator: Operator,
  filter: OrderFilter,
): AsyncGenerator<string> {
  yield orderCsvHeader();
  const marks = orderMarks(context.now());
  let position: Cursor | null = null;
  for (;;) {
    const rows: OrderRow[] = await findOrders(context.db, {
      filter,
      marks,
      sort: 'placed',
      dir: 'desc',
      position,
      limit: EXPORT_BATCH,
    });
    yield rows.map((row) => orderCsvLine(visibleTo(operator, row))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < EXPORT_BATCH) return;
    position = { id: last.id, value: last.placedAt.toISOString() };
  }
}

function visibleTo(operator: Operator, row: OrderRow): OrderRow {
  return can(operator.role, 'customers:read') ? row : { ...row, contactEmail: maskEmail(row.contactEmail) };
}

/** Text without the right to read customers finds order numbers only, or it would guess addresses. */
function allowedFilter(operator: Operator, filter: OrderFilter): OrderFilter {
  if (can(operator.role, 'customers:read') || !filter.q) return filter;
  return { ...filter, q: filter.q.toUpperCase().startsWith('OCTO-') ? filter.q : `OCTO-${filter.q}` };
}

function requirePosition(sort: OrderSort, position: Cursor | null): void {
  if (!position) return;
  const isValid = sort === 'total' ? /^\d{1,12}$/.test(position.value) : cursorDate(position) !== null;
  if (!isValid) throw new AppError('validation_failed', { detail: 'The cursor belongs to another list.' });
}

function positionOf(sort: OrderSort, row: OrderRow): string {
  const value = {
    placed: row.placedAt.toISOString(),
    updated: row.updatedAt.toISOString(),
    total: String(row.totalMinor),
  };
  return encodeCursor({ id: row.id, value: value[sort] });
}

function opposite(dir: 'asc' | 'desc'): 'asc' | 'desc' {
  return dir === 'asc' ? 'desc' : 'asc';
}
