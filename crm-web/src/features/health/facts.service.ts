import 'server-only';
import { countOpenSessions } from '@octo/shared/auth';
import { pingDatabase } from '@octo/shared/db';
import { sampleMetrics } from '@octo/shared/telemetry';
import { database } from '@/context';

/**
 * Reports how the console stands: what alarms look at beside the requests themselves. Called once, at boot.
 * @returns a function that ends it
 */
export function startFacts(): () => void {
  const db = database();
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
    'crm.business.sessions.active': () => countOpenSessions(db, 'console', new Date()),
  });
}
