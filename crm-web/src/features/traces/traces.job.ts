import 'server-only';
import type { Database } from '@octo/shared/db';
import type { Job } from '@octo/shared/jobs';
import { MS } from '@octo/shared/time';
import { deleteSpansStartedBefore } from './traces.repository';

/** Name of the lease row; shown to operators. */
export const TRACE_RETENTION_JOB = 'trace-retention';

const DELETE_CHUNK = 5_000;
const LEASE_MS = 60_000;

/**
 * Deletes spans that started before `cutoff`, in pieces, so that no lock is held for long.
 * @returns how many were deleted
 */
export async function deleteSpansOlderThan(db: Database, cutoff: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await deleteSpansStartedBefore(db, cutoff, DELETE_CHUNK);
    total += count;
    if (count < DELETE_CHUNK) return total;
  }
}

/** Keeps the span store to the last `retentionHours`, as a job: one replica at a time. */
export function traceRetentionJob(
  db: Database,
  settings: { readonly retentionHours: number; readonly now: () => Date },
): Job {
  return {
    name: TRACE_RETENTION_JOB,
    leaseMs: LEASE_MS,
    run: async () => {
      const cutoff = new Date(settings.now().getTime() - settings.retentionHours * MS.hour);
      const count = await deleteSpansOlderThan(db, cutoff);
      return { message: `${count} spans deleted` };
    },
  };
}
