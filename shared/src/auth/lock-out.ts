import { MS } from '../time';

/** Failures in a row that an account may have before it is locked. */
export const FAILURES_BEFORE_LOCK = 5;
const FIRST_LOCK_MS = MS.minute;
const LONGEST_LOCK_MS = MS.hour;
/** Failures after the first locking one until a lock is as long as locks get. */
export const STEPS_TO_LONGEST_LOCK = Math.ceil(Math.log2(LONGEST_LOCK_MS / FIRST_LOCK_MS));

/**
 * How long an account is locked after its `failures`-th failure in a row: nothing up to the fourth, one minute
 * at the fifth, then twice as long at each further one, never more than an hour.
 */
export function lockMsAfter(failures: number): number {
  if (failures < FAILURES_BEFORE_LOCK) return 0;
  return Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** Math.min(30, failures - FAILURES_BEFORE_LOCK));
}

/** Whole seconds until `lockedUntil`, at least 1; 0 when it is over or was never set. */
export function secondsLocked(lockedUntil: Date | null, now: Date): number {
  if (!lockedUntil || lockedUntil <= now) return 0;
  return Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / MS.second));
}
