import 'server-only';
import { getLogger } from '../telemetry';
import { type PoolFigures, poolFigures } from './pool-registry';

const log = getLogger('readiness');

/** Whether the database answers, and how its pools stand. */
export interface DatabaseReadiness {
  readonly isReady: boolean;
  /** Why it is not ready, with the setting to look at; for operators, not for the public. */
  readonly reason: string | null;
  readonly pools: readonly PoolFigures[];
}

/**
 * Asks the database for a sign of life, for at most `limitMs`. Never throws: not being ready is the answer, and the
 * reason belongs into the log.
 */
export async function checkDatabase(ping: () => Promise<void>, limitMs: number): Promise<DatabaseReadiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The database did not answer within ${limitMs} ms.`)), limitMs);
  });
  try {
    await Promise.race([ping(), tooLate]);
    return { isReady: true, reason: null, pools: poolFigures() };
  } catch (error) {
    const reason = reasonOf(error);
    log.warn({ err: error, reason }, 'Database is not reachable');
    return { isReady: false, reason, pools: poolFigures() };
  } finally {
    clearTimeout(timer);
  }
}

interface DriverCause {
  readonly kind?: string;
  readonly originalMessage?: string;
  readonly cause?: unknown;
  readonly host?: string;
  readonly port?: number;
}

/** What the driver said, below the words that the data client puts around it. */
function reasonOf(error: unknown): string {
  const { meta, cause, message } = (error ?? {}) as {
    readonly meta?: { readonly driverAdapterError?: { readonly cause?: DriverCause } };
    readonly cause?: DriverCause;
    readonly message?: string;
  };
  const driver = meta?.driverAdapterError?.cause ?? cause;
  if (driver?.originalMessage) return driver.originalMessage;
  if (driver?.kind === 'DatabaseNotReachable' && driver.host)
    return `Nobody listens at ${driver.host}:${driver.port}; look at DATABASE_URL.`;
  return driver?.kind ?? message?.trim().split('\n').at(-1) ?? 'unknown';
}
