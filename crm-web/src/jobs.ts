import 'server-only';
import {
  deleteOldOneTimeTokens,
  deleteOldSessions,
  deleteUnconfirmedAccounts,
  startAccountMails,
} from '@octo/shared/auth';
import { scheduleJob } from '@octo/shared/jobs';
import { deleteSentMails } from '@octo/shared/mail';
import { MS, systemClock } from '@octo/shared/time';
import { config, publicAddresses } from './config';
import { database, observatory } from './context';
import { startAlarmDispatchers } from './features/alarms/alarm-notices.service';
import { alarmsJob } from './features/alarms/alarms.job';
import { startFacts } from './features/health/facts.service';
import { deploymentsJob } from './features/marks/deployments.job';
import { retentionJob } from './features/observatory/retention.job';
import { startRefundDispatcher } from './features/orders/refund.service';
import { startCatalogueDispatcher } from './features/publish/publish.service';
import { deleteOldSecurityEvents } from './features/security/security-record.service';
import { orderSyncJob } from './features/sync/sync.job';
import { syncSettings } from './features/sync/sync.service';

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
      run: async () => {
        const now = new Date();
        const sessions = await deleteOldSessions(db, now);
        const links = await deleteOldOneTimeTokens(db, now);
        const mails = await deleteSentMails(db, now);
        const accounts = await deleteUnconfirmedAccounts(db, now);
        return {
          message: `Deleted: ${sessions} ended sessions, ${links} old links, ${mails} sent mails, ${accounts} unconfirmed accounts`,
        };
      },
    },
    { intervalMs: MS.hour, firstDelayMs: MS.minute },
  );
  const store = observatory();
  if (store) {
    const limits = {
      maxAgeMs: config().TELEMETRY_RETENTION_HOURS * MS.hour,
      maxBytes: config().OBSERVATORY_MAX_BYTES,
    };
    scheduleJob(db, alarmsJob({ db, store }, systemClock), { intervalMs: 30 * MS.second });
    scheduleJob(db, retentionJob(store, { limits, now: systemClock }), {
      intervalMs: 10 * MS.minute,
      firstDelayMs: 2 * MS.minute,
    });
    scheduleJob(db, deploymentsJob(store), { intervalMs: 30 * MS.second, firstDelayMs: 15 * MS.second });
  }
  scheduleJob(
    db,
    {
      name: 'security-retention',
      leaseMs: MS.minute,
      run: async () => ({
        message: `${await deleteOldSecurityEvents(new Date())} old security events deleted`,
      }),
    },
    { intervalMs: MS.day, firstDelayMs: 3 * MS.minute },
  );
  startFacts();
  startAlarmDispatchers(db);
  startCatalogueDispatcher();
  startRefundDispatcher();
  startAccountMails({ db, settings: config(), addresses: publicAddresses() });
}
