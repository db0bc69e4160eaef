import 'server-only';
import { pingDatabase } from '@octo/shared/db';
import { getLogger } from '@octo/shared/telemetry';
import { database } from '@/database';

const LIMIT_MS = 2_000;
const log = getLogger('readiness');

/** Whether the shop can serve, and which part cannot. */
export interface Readiness {
  readonly status: 'ready' | 'unavailable';
  readonly checks: { readonly database: 'ok' | 'unreachable' };
}

/** Asks the database for a sign of life, for at most two seconds. Never throws. */
export async function checkReadiness(
  ping: () => Promise<void> = () => pingDatabase(database()),
  limitMs = LIMIT_MS,
): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([ping(), tooLate]);
    return { status: 'ready', checks: { database: 'ok' } };
  } catch (error) {
    // The probe's reader learns only that it failed; the reason is for our log.
    log.warn({ err: error }, 'Database is not reachable');
    return { status: 'unavailable', checks: { database: 'unreachable' } };
  } finally {
    clearTimeout(timer);
  }
}
