import 'server-only';
import { SERVICE_KEY_HEADER } from '@octo/shared/auth';
import { type ContractArgs, type ContractResult, setShopLogLevel } from '@octo/shared/contracts';
import { callService } from '@octo/shared/http';
import { currentLogLevel, getLogger, setLogLevel } from '@octo/shared/telemetry';
import { config } from '@/config';
import { type CrmContext, requirePermission } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import type { setLogLevelContract } from './log-level.schema';

const SHOP_TIMEOUT_MS = 5_000;

/**
 * Changes how loud one of the applications logs, until its process ends, and writes down who did it. With several
 * replicas it is the one that answers.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `upstream_unavailable` when the shop cannot be reached
 */
export async function changeLogLevel(
  context: CrmContext,
  { body }: ContractArgs<typeof setLogLevelContract>,
): Promise<ContractResult<typeof setLogLevelContract>> {
  requirePermission(context, 'jobs:run');
  const { application, level } = body;
  if (application === 'shop') {
    const { SHOP_BASE_URL, INTERNAL_SERVICE_KEY } = config();
    await callService(
      {
        name: 'octo-drone-shop',
        baseUrl: SHOP_BASE_URL,
        timeoutMs: SHOP_TIMEOUT_MS,
        headers: { [SERVICE_KEY_HEADER]: INTERNAL_SERVICE_KEY },
      },
      setShopLogLevel,
      { body: { level } },
    );
  } else {
    const from = currentLogLevel();
    setLogLevel(level);
    getLogger('telemetry').warn({ from, to: level }, 'Log level changed');
  }
  await recordAudit(context, context.db, {
    action: 'platform.log_level',
    resourceType: 'platform',
    resourceId: application,
    details: { level },
  });
  return body;
}
