import 'server-only';
import type { Database, Store } from '@octo/shared/db';
import type { Job } from '@octo/shared/jobs';
import { MS } from '@octo/shared/time';
import { writeSloMinutes } from '@/features/slos/slo-minutes.service';
import { enqueueNotices } from './alarm-notices.service';
import { evaluateAlarms } from './evaluate-alarms.service';

/** Evaluates alarms and counts objectives, as a job: one replica at a time. */
export function alarmsJob(sources: { readonly db: Database; readonly store: Store }, now: () => Date): Job {
  return {
    name: 'alarms',
    leaseMs: MS.minute,
    // Twice a minute: a trace of each run would bury the traces of work.
    isIdle: async () => true,
    run: async () => {
      const at = now();
      const minutes = await writeSloMinutes(sources.store, at);
      const notices = await evaluateAlarms(sources.store, at);
      await enqueueNotices(sources.db, notices, at);
      return { message: `${notices.length} alarms began or ended, ${minutes} minutes of objectives counted` };
    },
  };
}
