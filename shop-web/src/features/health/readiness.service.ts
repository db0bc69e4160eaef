import 'server-only';
import { isServiceKey } from '@octo/shared/auth';
import { checkDatabase, type PoolFigures, pingDatabase } from '@octo/shared/db';
import { config } from '@/config';
import { database } from '@/database';

const LIMIT_MS = 2_000;

/** Whether the shop can serve, and which part cannot. */
export interface Readiness {
  readonly status: 'ready' | 'unavailable';
  readonly checks: { readonly database: 'ok' | 'unreachable' };
  /** For callers with the service key only: the reason names hosts and settings. */
  readonly details?: { readonly reason: string | null; readonly pools: readonly PoolFigures[] };
}

/**
 * Asks the database for a sign of life, for at most two seconds. Never throws.
 * @param presentedKey service key of the caller, null without one
 */
export async function checkReadiness(
  presentedKey: string | null,
  ping: () => Promise<void> = () => pingDatabase(database()),
  limitMs = LIMIT_MS,
): Promise<Readiness> {
  const { isReady, reason, pools } = await checkDatabase(ping, limitMs);
  const { INTERNAL_SERVICE_KEY, INTERNAL_SERVICE_KEY_PREVIOUS } = config();
  const isTrusted = isServiceKey(presentedKey, [INTERNAL_SERVICE_KEY, INTERNAL_SERVICE_KEY_PREVIOUS]);
  return {
    status: isReady ? 'ready' : 'unavailable',
    checks: { database: isReady ? 'ok' : 'unreachable' },
    ...(isTrusted ? { details: { reason, pools } } : {}),
  };
}
