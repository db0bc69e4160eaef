import 'server-only';
import type { Database } from '../db';
import { newUuid } from '../ids';
import {
  getLogger,
  observeMetric,
  recordMetric,
  runWithRequestFields,
  suppressTracing,
  withSpan,
} from '../telemetry';
import { systemClock } from '../time';
import { acquireLease, extendLease, releaseLease } from './lease';

/** What a run gets and gives back. */
export interface JobRun {
  /** Where the previous run stopped, as that run returned it. */
  readonly cursor: string | null;
  /**
   * Keeps the lease for another `leaseMs`; called between the steps of a long run, so that the lease itself can be
   * short and a killed holder blocks others only briefly.
   * @returns false when the lease was lost; the run should then end
   */
  readonly extend: () => Promise<boolean>;
}

/** How a run ended; `message` is shown to operators. */
export interface JobResult {
  readonly message: string;
  readonly cursor?: string | null;
}

/** Background work that exactly one replica does at a time. */
export interface Job {
  readonly name: string;
  /** Longest time a run may hold the lease; a crashed holder blocks others for no longer. */
  readonly leaseMs: number;
  readonly run: (run: JobRun) => Promise<JobResult>;
  /**
   * For jobs that come often: true when a run would find nothing to do. Such a scheduled run leaves no trace, so
   * that idle polls do not bury the traces of work; it still shows as the last run.
   */
  readonly isIdle?: () => Promise<boolean>;
}

const log = getLogger('jobs');

/**
 * Runs a job once, now, if no other replica is at it.
 * @returns the result, or null when the lease is held elsewhere
 * @throws what the job throws, after its failure was written to the lease row
 */
export async function runJob(db: Database, job: Job, clock = systemClock): Promise<JobResult | null> {
  const operation = `job ${job.name}`;
  return runWithRequestFields({ operation }, () =>
    withSpan(operation, { attributes: { 'job.name': job.name } }, () =>
      measured(job.name, () => runUnderLease(db, job, clock)),
    ),
  );
}

/** When each job last succeeded in this process. */
const succeededAt = new Map<string, number>();

async function measured(name: string, run: () => Promise<JobResult | null>): Promise<JobResult | null> {
  const startedAt = performance.now();
  const end = (outcome: 'ok' | 'failed' | 'elsewhere') =>
    recordMetric('octo.job.duration', (performance.now() - startedAt) / 1_000, { 'job.name': name, outcome });
  try {
    const result = await run();
    end(result ? 'ok' : 'elsewhere');
    if (result) noteSuccess(name);
    return result;
  } catch (error) {
    end('failed');
    throw error;
  }
}

function noteSuccess(name: string): void {
  if (succeededAt.size === 0)
    observeMetric('octo.job.last_success_age', () =>
      [...succeededAt].map(([job, at]) => [(Date.now() - at) / 1_000, { 'job.name': job }] as const),
    );
  succeededAt.set(name, Date.now());
}

async function runUnderLease(db: Database, job: Job, clock: () => Date): Promise<JobResult | null> {
  const holder = newUuid();
  const lease = await acquireLease(db, { name: job.name, holder, leaseMs: job.leaseMs, now: clock() });
  if (!lease) return null;
  try {
    const extend = () => extendLease(db, { name: job.name, holder, leaseMs: job.leaseMs, now: clock() });
    const result = await job.run({ cursor: lease.cursor, extend });
    await releaseLease(db, {
      name: job.name,
      holder,
      outcome: 'ok',
      message: result.message,
      cursor: result.cursor,
      now: clock(),
    });
    return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown error';
    await releaseLease(db, { name: job.name, holder, outcome: 'failed', message, now: clock() }).catch(
      () => undefined,
    );
    throw error;
  }
}

async function runScheduled(db: Database, job: Job): Promise<JobResult | null> {
  const isIdle = job.isIdle ? await suppressTracing(job.isIdle) : false;
  return isIdle ? suppressTracing(() => runJob(db, job)) : runJob(db, job);
}

/**
 * Repeats a job every `intervalMs`, the first time after `firstDelayMs`. A failed run is logged and the next
 * one comes as usual. Never keeps the process alive.
 *
 * @returns a function that stops the schedule and waits for the run under way
 */
export function scheduleJob(
  db: Database,
  job: Job,
  timing: { intervalMs: number; firstDelayMs?: number },
): () => Promise<void> {
  let isStopped = false;
  let current: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const tick = () => {
    current = runScheduled(db, job)
      .catch((error: unknown) => log.warn({ err: error, 'job.name': job.name }, 'Job failed'))
      .finally(() => {
        if (!isStopped) plan(timing.intervalMs);
      });
  };
  const plan = (delayMs: number) => {
    timer = setTimeout(tick, delayMs);
    timer.unref();
  };
  plan(timing.firstDelayMs ?? timing.intervalMs);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await current;
  };
}
