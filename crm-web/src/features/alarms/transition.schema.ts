import type { AlarmState } from './alarms.schema';

/** What an alarm was, as far as its next state depends on it. */
export interface Before {
  readonly state: AlarmState;
  readonly since: Date;
}

/** What becomes of an alarm: its next state, and whether somebody must be told. */
export interface Transition {
  /** Null when nothing is to be kept. */
  readonly state: AlarmState | null;
  readonly since: Date;
  readonly event: 'fired' | 'resolved' | null;
}

/**
 * The states of an alarm, as Prometheus has them: pending while the condition holds for less than its time, then
 * firing, then resolved. Where nothing is known, the condition does not hold.
 */
export function nextState(
  before: Before | undefined,
  { isBreached, forS, now }: { readonly isBreached: boolean; readonly forS: number; readonly now: Date },
): Transition {
  const isActive = before !== undefined && before.state !== 'resolved';
  if (!isBreached) {
    if (before?.state === 'firing') return { state: 'resolved', since: now, event: 'resolved' };
    if (before?.state === 'resolved') return { state: 'resolved', since: before.since, event: null };
    return { state: null, since: now, event: null };
  }
  const since = isActive ? before.since : now;
  const holds = now.getTime() - since.getTime() >= forS * 1_000;
  if (!holds) return { state: 'pending', since, event: null };
  return { state: 'firing', since, event: before?.state === 'firing' ? null : 'fired' };
}
