import 'server-only';
import type { Db } from '../db';
import { isUniqueViolation } from '../db';
import { addMs } from '../time';

/**
 * Takes the lease of a job when nobody holds it or its time is over. The guard is part of the UPDATE, so of
 * many replicas exactly one gets it.
 *
 * @returns the job's cursor when the lease is ours, or null when another holder works
 */
export async function acquireLease(
  db: Db,
  input: { name: string; holder: string; leaseMs: number; now: Date },
): Promise<{ cursor: string | null } | null> {
  const { name, holder, leaseMs, now } = input;
  const data = { holder, leaseUntil: addMs(now, leaseMs), lastStartedAt: now, updatedAt: now };
  const [taken] = await db.jobLease.updateManyAndReturn({
    where: { name, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    data,
    select: { cursor: true },
  });
  if (taken) return { cursor: taken.cursor };
  const exists = await db.jobLease.findUnique({ where: { name }, select: { name: true } });
  if (exists) return null;
  try {
    await db.jobLease.create({ data: { name, ...data }, select: { name: true } });
    return { cursor: null };
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/**
 * Moves the end of a lease that is still ours.
 * @returns false when it was lost to another holder meanwhile
 */
export async function extendLease(
  db: Db,
  input: { name: string; holder: string; leaseMs: number; now: Date },
): Promise<boolean> {
  const { name, holder, leaseMs, now } = input;
  const { count } = await db.jobLease.updateMany({
    where: { name, holder },
    data: { leaseUntil: addMs(now, leaseMs), updatedAt: now },
  });
  return count === 1;
}

/** Gives the lease back and writes down how the run ended; does nothing when the lease was lost meanwhile. */
export async function releaseLease(
  db: Db,
  input: {
    name: string;
    holder: string;
    outcome: 'ok' | 'failed';
    message: string | null;
    cursor?: string | null;
    now: Date;
  },
): Promise<void> {
  const { name, holder, outcome, message, cursor, now } = input;
  await db.jobLease.updateMany({
    where: { name, holder },
    data: {
      holder: null,
      leaseUntil: null,
      lastFinishedAt: now,
      lastOutcome: outcome,
      lastMessage: message?.slice(0, 1_000) ?? null,
      runCount: { increment: 1 },
      ...(cursor === undefined ? {} : { cursor }),
      updatedAt: now,
    },
  });
}
