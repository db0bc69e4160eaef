import 'server-only';
import { scheduleJob } from '@octo/shared/jobs';
import { config } from './config';
import { database } from './database';
import { checkoutRecoveryJob } from './features/checkout/recover-orders.service';

// On globalThis because development reloads modules while timers go on.
const store = globalThis as typeof globalThis & { octoShopJobs?: () => Promise<void> };

/**
 * Starts the shop's background jobs, each at once and then by its interval; repeating it changes nothing.
 * @returns a function that stops them and waits for the runs under way
 */
export function startShopJobs(): () => Promise<void> {
  store.octoShopJobs ??= scheduleJob(database(), checkoutRecoveryJob(database()), {
    intervalMs: config().CHECKOUT_RECOVERY_INTERVAL_MS,
    firstDelayMs: 0,
  });
  return store.octoShopJobs;
}
