import 'server-only';
import { countOpenSessions } from '@octo/shared/auth';
import { pingDatabase } from '@octo/shared/db';
import { sampleMetrics } from '@octo/shared/telemetry';
import { addMs, MS } from '@octo/shared/time';
import { database } from '@/database';
import { countActiveCarts, countLowStock, countOrdersSince, findLastOrderSync } from './facts.repository';

/** Fewer pieces than these are few, for the alarm of the same name. */
const LOW_STOCK_BELOW = 10;

/**
 * Reports how the shop stands: what alarms look at beside the requests themselves. Called once, at boot.
 * @returns a function that ends it
 */
export function startFacts(): () => void {
  const db = database();
  // A failed sync leaves the age of the last good one growing.
  let lastGoodSync: Date | null = null;
  const latency = async () => {
    const startedAt = performance.now();
    await pingDatabase(db);
    return performance.now() - startedAt;
  };
  return sampleMetrics({
    'app.health': () =>
      pingDatabase(db).then(
        () => 1,
        () => 0,
      ),
    'app.db.latency_ms': latency,
    'app.orders.count': () => countOrdersSince(db, addMs(new Date(), -MS.day)),
    'app.inventory.low_stock_products': () => countLowStock(db, LOW_STOCK_BELOW),
    'webstore.carts.active': () => countActiveCarts(db, addMs(new Date(), -MS.day), new Date()),
    'app.crm.sync_age_s': async () => {
      lastGoodSync = (await findLastOrderSync(db)) ?? lastGoodSync;
      return lastGoodSync ? (Date.now() - lastGoodSync.getTime()) / 1_000 : process.uptime();
    },
    'shop.business.sessions.active': () => countOpenSessions(db, 'shop', new Date()),
  });
}
