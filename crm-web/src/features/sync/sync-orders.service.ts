import 'server-only';
import { SERVICE_KEY_HEADER } from '@octo/shared/auth';
import { type ContractResult, listOrdersForSync } from '@octo/shared/contracts';
import { type Database, type Prisma, withTransaction } from '@octo/shared/db';
import { callService } from '@octo/shared/http';
import type { JobResult } from '@octo/shared/jobs';
import { OPEN_WORK_STATUSES } from '@octo/shared/orders';
import { cursorDate, decodeCursor, encodeCursor } from '@octo/shared/pagination';
import {
  addSpanAttributes,
  countMetric,
  currentTraceContext,
  getLogger,
  recordMetric,
} from '@octo/shared/telemetry';
import { addMs, MS } from '@octo/shared/time';
import { applyOrder, isUpToDate, type SyncAction } from './apply-order';
import { findKnownOrders, insertSyncAudit, sweepBacklog } from './sync.repository';

/** What the pull needs from the console's settings. */
export interface SyncSettings {
  readonly shopBaseUrl: string;
  readonly serviceKey: string;
  readonly backlogAgeMinutes: number;
}

type FeedPage = ContractResult<typeof listOrdersForSync>;
type Tally = Record<SyncAction | 'unchanged' | 'failed', number>;

const PAGE_SIZE = 100;
/** A page limit per run: a first sync of a large shop continues in the next run instead of holding the lease. */
const MAX_PAGES = 50;
/**
 * An order is stamped before its transaction commits, so a slower one may appear behind the position already
 * read. Every run therefore looks this far back again; repeating is harmless.
 */
const OVERLAP_MS = 20 * MS.second;

const log = getLogger('order-sync');

/**
 * Pulls every order that changed since the cursor and applies it; then re-marks the backlog.
 *
 * @param input `cursor`: where the last run stopped, or null for the first; `extend`: keeps the job's lease between
 *   pages, and ends the run when it answers false
 * @returns a summary for operators and the new cursor
 * @throws AppError `upstream_*` when the shop cannot be read; pages applied before that stay applied
 */
export async function syncOrders(
  db: Database,
  settings: SyncSettings,
  input: { cursor: string | null; now: () => Date; extend?: () => Promise<boolean> },
): Promise<JobResult> {
  const tally: Tally = { unchanged: 0, recognised: 0, created: 0, updated: 0, failed: 0 };
  let cursor = rewind(input.cursor);
  let newest = input.cursor;
  for (let pageNumber = 0; pageNumber < MAX_PAGES; pageNumber += 1) {
    const page = await fetchPage(settings, cursor);
    if (page.items.length > 0) await applyPage(db, settings, page, tally, input.now());
    if (page.nextCursor) {
      cursor = page.nextCursor;
      newest = page.nextCursor;
    }
    if (!page.hasMore || (await input.extend?.()) === false) break;
  }
  const remarked = await sweepBacklog(db, {
    openStatuses: OPEN_WORK_STATUSES,
    olderThan: addMs(input.now(), -settings.backlogAgeMinutes * MS.minute),
  });
  const message = `${tally.recognised} recognised, ${tally.updated} updated, ${tally.created} created, ${tally.unchanged} unchanged, ${tally.failed} failed; ${remarked} backlog marks changed`;
  addSpanAttributes({ 'orders.sync.recognised': tally.recognised, 'orders.sync.failed': tally.failed });
  log.info({ ...tally, remarked }, 'External orders sync completed');
  return { message, cursor: newest };
}

function rewind(cursor: string | null): string | null {
  if (!cursor) return null;
  const position = decodeCursor(cursor);
  const at = position ? cursorDate(position) : null;
  return at ? encodeCursor({ id: 0, value: addMs(at, -OVERLAP_MS).toISOString() }) : null;
}

function fetchPage(settings: SyncSettings, cursor: string | null): Promise<FeedPage> {
  return callService(
    {
      name: 'octo-drone-shop',
      baseUrl: settings.shopBaseUrl,
      timeoutMs: 10_000,
      headers: { [SERVICE_KEY_HEADER]: settings.serviceKey },
    },
    listOrdersForSync,
    { query: { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) } },
  );
}

async function applyPage(
  db: Database,
  settings: SyncSettings,
  page: FeedPage,
  tally: Tally,
  now: Date,
): Promise<void> {
  const sourceSystem = page.items[0]?.sourceSystem ?? '';
  const known = await findKnownOrders(
    db,
    sourceSystem,
    page.items.map((order) => order.sourceOrderId),
  );
  const knownById = new Map(known.map((row) => [row.sourceOrderId, row]));
  const traceId = currentTraceContext()?.traceId ?? null;
  const audit: Prisma.OrderSyncAuditCreateManyInput[] = [];
  const backlogBefore = addMs(now, -settings.backlogAgeMinutes * MS.minute);
  for (const order of page.items) {
    const here = knownById.get(order.sourceOrderId);
    if (here && isUpToDate(here, order, backlogBefore)) {
      tally.unchanged += 1;
      continue;
    }
    const row = {
      sourceSystem: order.sourceSystem,
      sourceOrderId: order.sourceOrderId,
      correlationId: order.traceId ?? traceId,
      traceId,
      createdAt: now,
    };
    try {
      const { action, orderId } = await withTransaction(db, (tx) =>
        applyOrder(tx, {
          order,
          known: here,
          backlogBefore,
          correlationId: order.traceId ?? traceId,
          traceId,
          now,
        }),
      );
      tally[action] += 1;
      countOrder(order, action, here?.lastSyncedAt ?? null);
      audit.push({ ...row, orderId, syncAction: action, syncStatus: 'synced' });
    } catch (error) {
      // One order that cannot be applied must not keep the others out; it is written down and tried again
      // when it changes or when an operator runs the sync.
      tally.failed += 1;
      countMetric('crm.business.orders.sync', { result: 'failed' });
      const message = error instanceof Error ? error.message.slice(0, 2_000) : 'unknown error';
      audit.push({
        ...row,
        orderId: here?.id ?? null,
        syncAction: 'apply',
        syncStatus: 'failed',
        message,
      });
      log.warn({ err: error, sourceOrderId: order.sourceOrderId }, 'Order could not be synced');
    }
  }
  await insertSyncAudit(db, audit);
}

/** An order is new to the console when no sync has seen it before, whoever wrote its row. */
function countOrder(order: FeedPage['items'][number], result: SyncAction, lastSyncedAt: Date | null): void {
  countMetric('crm.business.orders.sync', { result });
  if (lastSyncedAt) return;
  const labels = { source: order.sourceSystem };
  countMetric('crm.business.orders.created', labels);
  recordMetric('crm.business.order.value', order.totalMinor / 100, labels);
}
