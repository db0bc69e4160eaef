import 'server-only';
import { startAccountMails } from '@octo/shared/auth';
import { scheduleJob } from '@octo/shared/jobs';
import { config, publicAddresses } from './config';
import { database } from './database';
import { checkoutRecoveryJob } from './features/checkout/recover-orders.service';
import { startFacts } from './features/health/facts.service';
import { startOrderEvents } from './features/order-feed/order-events.service';

// On globalThis because development reloads modules while timers go on.
const store = globalThis as typeof globalThis & { octoShopJobs?: () => Promise<void> };

/**
 * Starts the shop's background work, recovery at once and then by its interval; repeating it changes nothing.
 * @returns a function that stops it and waits for what is under way
 */
export function startShopJobs(): () => Promise<void> {
  store.octoShopJobs ??= startAll();
  return store.octoShopJobs;
}

function startAll(): () => Promise<void> {
  const stopRecovery = scheduleJob(database(), checkoutRecoveryJob(database()), {
    intervalMs: config().CHECKOUT_RECOVERY_INTERVAL_MS,
    firstDelayMs: 0,
  });
  const orderEvents = startOrderEvents();
  const mails = startAccountMails({ db: database(), settings: config(), addresses: publicAddresses() });
  const stopFacts = startFacts();
  return async () => {
    stopFacts();
    await Promise.all([stopRecovery(), orderEvents.stop(), mails.stop()]);
  };
}
