import type { Slo } from '@octo/shared/alarms';

/** Where an objective stands. */
export interface SloStatus {
  readonly slo: Slo;
  readonly good: number;
  readonly total: number;
  /** Share of good events over the whole window; null without any. */
  readonly level: number | null;
  /** Share of the error budget that is left: 1 untouched, 0 used up, below 0 overdrawn; null without events. */
  readonly budgetLeft: number | null;
  /** Events that may still fail in the window as it is. */
  readonly eventsLeft: number | null;
  /** How fast the budget burns: 1 uses up exactly the budget of the window. */
  readonly burnRates: readonly { readonly hours: number; readonly rate: number | null }[];
  readonly health: 'ok' | 'warn' | 'danger' | 'unknown';
}

/** One stretch of an objective's history. */
export interface SloPoint {
  readonly at: string;
  readonly level: number | null;
  readonly total: number;
}

/** Share of good events; null of none. */
export function levelOf({ good, total }: { readonly good: number; readonly total: number }): number | null {
  return total === 0 ? null : good / total;
}

/** How fast events use up what may fail: 1 is just as fast as promised. Null without events. */
export function burnRateOf(
  sum: { readonly good: number; readonly total: number },
  target: number,
): number | null {
  const level = levelOf(sum);
  return level === null ? null : (1 - level) / (1 - target);
}

/** Share of the error budget that is left; null without events. */
export function budgetLeftOf(
  sum: { readonly good: number; readonly total: number },
  target: number,
): number | null {
  const used = burnRateOf(sum, target);
  return used === null ? null : 1 - used;
}
