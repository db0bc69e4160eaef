import { setTimeout } from 'node:timers/promises';
import { observePools } from './pool-metrics';

/** How a pool stands at this moment. */
export interface PoolFigures {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Connections that a request has. */
  readonly used: number;
  /** Open connections that nobody has. */
  readonly idle: number;
  /** Requests that wait for a connection. */
  readonly pending: number;
  /** Requests that waited in vain since the process started. */
  readonly timeouts: number;
}

/** A pool as the process manages it, whatever driver is below. */
export interface ManagedPool {
  figures(): PoolFigures;
  /** Waits for connections in use, at most so long, then closes all of them. */
  close(drainSeconds: number): Promise<void>;
}

// A bundler may instantiate this module more than once; the process has one set of pools.
const KEY = Symbol.for('octo.db.pools');
const holder = globalThis as typeof globalThis & { [KEY]?: Set<ManagedPool> };

function pools(): Set<ManagedPool> {
  holder[KEY] ??= new Set();
  return holder[KEY];
}

/** Makes a pool known to metrics, `/ready` and the shutdown. @returns a function that forgets it again */
export function registerPool(pool: ManagedPool): () => void {
  observePools(poolFigures);
  pools().add(pool);
  return () => pools().delete(pool);
}

/** Figures of every open pool of this process. */
export function poolFigures(): PoolFigures[] {
  return [...pools()].map((pool) => pool.figures());
}

const QUIET_CHECK_MS = 100;
const QUIET_CHECKS = 3;

/**
 * Ends the database work of this process in order: waits until nobody has or wants a connection any more, at most so
 * long, then lets `lastWork` write what the process still has in memory and closes every pool. Never throws; what cannot be closed in order is left to the end of the process.
 *
 * @param lastWork bounds its own time and does not throw
 */
export async function drainPools(
  drainSeconds: number,
  lastWork: () => Promise<void> = async () => undefined,
): Promise<void> {
  const deadline = Date.now() + drainSeconds * 1_000;
  for (let quiet = 0; quiet < QUIET_CHECKS && Date.now() < deadline; ) {
    await setTimeout(QUIET_CHECK_MS);
    quiet = poolFigures().every(({ used, pending }) => used + pending === 0) ? quiet + 1 : 0;
  }
  await lastWork();
  const rest = Math.max(0, deadline - Date.now()) / 1_000;
  await Promise.allSettled([...pools()].map((pool) => pool.close(rest)));
}
