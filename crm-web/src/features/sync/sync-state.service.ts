import 'server-only';
import { type Page, toPage } from '@octo/shared/pagination';
import { config } from '../../config';
import { type CrmContext, requirePermission } from '../../context';
import { ORDER_SYNC_JOB } from './sync.job';
import type { SyncAuditRow, SyncQuery, SyncState } from './sync.schema';
import { countBySyncStatus, findLease, findOrderNumbers, findSyncAudit } from './sync-audit.repository';

const PAGE_SIZE = 50;

/**
 * How the pull of the shop's orders stands.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function getSyncState(ctx: CrmContext): Promise<SyncState> {
  requirePermission(ctx, 'sync:read');
  const [lease, orders] = await Promise.all([findLease(ctx.db, ORDER_SYNC_JOB), countBySyncStatus(ctx.db)]);
  return {
    lastStartedAt: lease?.lastStartedAt?.toISOString() ?? null,
    lastFinishedAt: lease?.lastFinishedAt?.toISOString() ?? null,
    outcome: lease?.lastOutcome ?? null,
    message: lease?.lastMessage ?? null,
    runCount: lease?.runCount ?? 0,
    isRunning: lease?.leaseUntil ? lease.leaseUntil > ctx.now() : false,
    intervalSeconds: config().ORDERS_SYNC_INTERVAL_SECONDS,
    orders,
  };
}

/**
 * One page of the sync audit, newest first.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listSyncAudit(ctx: CrmContext, query: SyncQuery): Promise<Page<SyncAuditRow>> {
  requirePermission(ctx, 'sync:read');
  const page = toPage(await findSyncAudit(ctx.db, query, PAGE_SIZE), PAGE_SIZE, ({ id }) => ({
    id,
    value: '',
  }));
  const numbers = await findOrderNumbers(
    ctx.db,
    page.items.flatMap((row) => (row.orderId === null ? [] : [row.orderId])),
  );
  return {
    items: page.items.map((row) => ({
      id: row.id,
      sourceSystem: row.sourceSystem,
      sourceOrderId: row.sourceOrderId,
      orderNumber: row.orderId === null ? null : (numbers.get(row.orderId) ?? null),
      action: row.syncAction,
      status: row.syncStatus,
      message: row.message,
      correlationId: row.correlationId,
      traceId: row.traceId,
      createdAt: row.createdAt.toISOString(),
    })),
    nextCursor: page.nextCursor,
  };
}
