import 'server-only';
import type { Database } from '@octo/shared/db';
import { type Job, runJob } from '@octo/shared/jobs';
import { systemClock } from '@octo/shared/time';
import { type SyncSettings, syncOrders } from './sync-orders.service';

/** Name of the lease row; shown to operators. */
export const ORDER_SYNC_JOB = 'order-sync';

/** The pull of the shop's orders as a job: one replica at a time, its cursor kept between runs. */
export function orderSyncJob(db: Database, settings: SyncSettings): Job {
  return {
    name: ORDER_SYNC_JOB,
    // As long as one page may take; a run that has more pages asks for more time.
    leaseMs: 15_000,
    run: ({ cursor, extend }) => syncOrders(db, settings, { cursor, now: systemClock, extend }),
  };
}

/** Runs the pull now. @returns its summary, or null when another run is under way */
export async function runOrderSync(db: Database, settings: SyncSettings): Promise<string | null> {
  const result = await runJob(db, orderSyncJob(db, settings));
  return result?.message ?? null;
}
