import 'server-only';
import type { ContractArgs, ContractResult, setShopLogLevel } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import { currentLogLevel, getLogger, setLogLevel } from '@octo/shared/telemetry';
import type { ShopContext } from '@/context';

/**
 * Changes how loud this process logs, until it ends.
 * @throws AppError `invalid_service_key` for anybody but a service
 */
export async function changeLogLevel(
  ctx: ShopContext,
  { body }: ContractArgs<typeof setShopLogLevel>,
): Promise<ContractResult<typeof setShopLogLevel>> {
  if (ctx.caller !== 'service') throw new AppError('invalid_service_key');
  const from = currentLogLevel();
  setLogLevel(body.level);
  getLogger('telemetry').warn({ from, to: body.level }, 'Log level changed');
  return body;
}
