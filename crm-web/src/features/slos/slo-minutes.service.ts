import 'server-only';
import { SLOS, type Slo } from '@octo/shared/alarms';
import type { StoreHandle } from '@octo/shared/db';
import { countAbove } from '@/features/metrics/count-above.service';
import { metricValue } from '@/features/metrics/query-metric.service';
import { lastMinuteOf, type SloMinute, saveMinutes } from './slos.repository';

const MINUTE_MS = 60_000;
/** Points of a minute may come this much later. */
const SETTLE_MS = 30_000;
/** After a pause only so much is caught up with; older minutes stay unknown. */
const MAX_MINUTES = 60;

/**
 * Counts the minutes since the last run for every objective, once each.
 * @returns how many minutes were written
 */
export async function writeSloMinutes(
  store: StoreHandle,
  now: Date,
  slos: readonly Slo[] = SLOS,
): Promise<number> {
  const end = floorMinute(now.getTime() - SETTLE_MS);
  let written = 0;
  for (const slo of slos) {
    const last = await lastMinuteOf(store, slo.id);
    const earliest = end - MAX_MINUTES * MINUTE_MS;
    const from = Math.max(last === null ? end - MINUTE_MS : last.getTime() + MINUTE_MS, earliest);
    const minutes: SloMinute[] = [];
    for (let at = from; at < end; at += MINUTE_MS) minutes.push(await countMinute(store, slo, at));
    await saveMinutes(store, slo.id, minutes);
    written += minutes.length;
  }
  return written;
}

async function countMinute(store: StoreHandle, slo: Slo, atMs: number): Promise<SloMinute> {
  const window = { from: new Date(atMs), to: new Date(atMs + MINUTE_MS) };
  const { metric, where, aggregate } = slo.total;
  const total = Math.round((await metricValue(store, { metric, where, aggregate, ...window })) ?? 0);
  if (total === 0) return { at: window.from, good: 0, total: 0 };
  const { bad } = slo;
  const failed =
    bad.kind === 'events'
      ? ((await metricValue(store, {
          ...{ metric: bad.term.metric, where: bad.term.where, aggregate: bad.term.aggregate },
          ...window,
        })) ?? 0)
      : await countAbove(store, { metric, where, bound: bad.bound, ...window });
  return { at: window.from, good: Math.max(0, total - Math.round(failed)), total };
}

function floorMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
