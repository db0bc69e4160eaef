import 'server-only';
import type { ContractArgs, ContractResult, ordersChanged } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import { config } from '../../config';
import { type CrmContext, requirePermission } from '../../context';
import { runOrderSync } from './sync.job';
import type { SyncSettings } from './sync-orders.service';

const BUSY = 'A sync is already running.';

/** The part of the console's settings that the sync needs. */
export function syncSettings(): SyncSettings {
  const { SHOP_BASE_URL, INTERNAL_SERVICE_KEY, BACKLOG_ORDER_AGE_MINUTES } = config();
  return {
    shopBaseUrl: SHOP_BASE_URL,
    serviceKey: INTERNAL_SERVICE_KEY,
    backlogAgeMinutes: BACKLOG_ORDER_AGE_MINUTES,
  };
}

/**
 * The shop says that orders changed: pull now, in the same trace.
 * @throws AppError `forbidden` for anybody but a service, `conflict` while another pull runs, `upstream_*` when the
 *   shop cannot be read
 */
export async function onOrdersChanged(
  ctx: CrmContext,
  _args: ContractArgs<typeof ordersChanged>,
): Promise<ContractResult<typeof ordersChanged>> {
  if (!ctx.isService) throw new AppError('forbidden');
  const message = await runOrderSync(ctx.db, syncSettings());
  // The run under way may have passed these orders already: the shop has to say it again.
  if (message === null) throw new AppError('conflict', { detail: BUSY });
  return { message };
}

/**
 * An operator asks for a pull.
 * @throws AppError `unauthenticated`, `forbidden`, `upstream_*`
 */
export async function syncNow(ctx: CrmContext): Promise<{ message: string }> {
  requirePermission(ctx, 'jobs:run');
  return { message: (await runOrderSync(ctx.db, syncSettings())) ?? BUSY };
}
