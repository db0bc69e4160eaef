import 'server-only';
import { deleteOldSessions } from '@octo/shared/auth';
import { scheduleJob } from '@octo/shared/jobs';
import { MS, systemClock } from '@octo/shared/time';
import { config } from './config';
import { database } from './context';
import { startRefundDispatcher } from './features/orders/refund.service';
import { startCatalogueDispatcher } from './features/publish/publish.service';
import { orderSyncJob } from './features/sync/sync.job';
import { syncSettings } from './features/sync/sync.service';
import { traceRetentionJob } from './features/traces/traces.job';

/** The first pull waits until both applications are surely up. */
const FIRST_SYNC_DELAY_MS = 5 * MS.second;

/** Starts the console's background work; called once at boot. Leases keep replicas from doing it twice. */
export function startCrmJobs(): void {
  const db = database();
  scheduleJob(db, orderSyncJob(db, syncSettings()), {
    intervalMs: config().ORDERS_SYNC_INTERVAL_SECONDS * MS.second,
    firstDelayMs: FIRST_SYNC_DELAY_MS,
  });
  scheduleJob(
    db,
    {
      name: 'session-cleanup',
      leaseMs: MS.minute,
      run: async () => ({ message: `${await deleteOldSessions(db, new Date())} ended sessions deleted` }),
    },
    { intervalMs: MS.hour, firstDelayMs: MS.minute },
  );
  scheduleJob(
    db,
    traceRetentionJob(db, { retentionHours: config().TELEMETRY_RETENTION_HOURS, now: systemClock }),
    { intervalMs: MS.hour, firstDelayMs: 2 * MS.minute },
  );
  startCatalogueDispatcher();
  startRefundDispatcher();
}
