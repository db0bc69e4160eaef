import 'server-only';
import { BURN_WINDOWS_HOURS, SLOS, type Slo } from '@octo/shared/alarms';
import { AppError } from '@octo/shared/errors';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { countAbove } from '@/features/metrics/count-above.service';
import { metricValues } from '@/features/metrics/query-metric.service';
import { type SloSum, sumByStretch, sumSince } from './slos.repository';
import { budgetLeftOf, burnRateOf, levelOf, type SloPoint, type SloStatus } from './slos.schema';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Points of the history of 30 days, and of the last day. */
const LONG_STRETCH_S = 6 * 3_600;
const SHORT_STRETCH_S = 15 * 60;
const MAX_PARTS = 20;
/** One tenth is no sum of binary fractions. */
const ROUNDING = 1e-6;

/** A group of an objective's events over the last hour. */
export interface SloPart {
  readonly name: string;
  readonly total: number;
  readonly bad: number;
}

/** An objective with its history. */
export interface SloDetail {
  readonly status: SloStatus;
  readonly month: readonly SloPoint[];
  readonly day: readonly SloPoint[];
  /** By the label that it is split by, worst first, over the last hour. */
  readonly parts: readonly SloPart[];
}

/**
 * Every objective as it stands.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function listSlos(context: CrmContext): Promise<readonly SloStatus[]> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const now = context.now().getTime();
  const windows = [...new Set(SLOS.map(({ windowDays }) => windowDays * 24)), ...BURN_WINDOWS_HOURS];
  const sums = new Map<number, readonly SloSum[]>();
  for (const hours of windows) sums.set(hours, await sumSince(store, new Date(now - hours * HOUR_MS)));
  const sumOf = (slo: Slo, hours: number) =>
    sums.get(hours)?.find((sum) => sum.slo === slo.id) ?? { good: 0, total: 0 };
  return SLOS.map((slo) => statusOf(slo, (hours) => sumOf(slo, hours)));
}

/** One objective with its history. @throws AppError `not_found`, `unauthenticated`, `forbidden`, `observatory_off` */
export async function getSlo(context: CrmContext, id: string): Promise<SloDetail> {
  const status = (await listSlos(context)).find(({ slo }) => slo.id === id);
  if (!status) throw new AppError('not_found');
  const store = requireObservatory(context);
  const now = context.now();
  const history = async (days: number, stretchS: number) =>
    (await sumByStretch(store, { slo: id, since: new Date(now.getTime() - days * DAY_MS), stretchS })).map(
      (sum): SloPoint => ({ at: sum.at.toISOString(), level: levelOf(sum), total: sum.total }),
    );
  return {
    status,
    month: await history(status.slo.windowDays, LONG_STRETCH_S),
    day: await history(1, SHORT_STRETCH_S),
    parts: await partsOf(context, status.slo),
  };
}

async function partsOf(context: CrmContext, { total, bad, splitBy }: Slo): Promise<readonly SloPart[]> {
  if (splitBy === undefined) return [];
  const store = requireObservatory(context);
  const to = context.now();
  const window = { from: new Date(to.getTime() - HOUR_MS), to };
  const read = async (term: Slo['total']) => {
    const { metric, where, aggregate } = term;
    return metricValues(store, { metric, where, aggregate, groupBy: [splitBy], ...window });
  };
  const totals = await read(total);
  const events = bad.kind === 'events' ? await read(bad.term) : [];
  const parts = await Promise.all(
    totals.map(async ({ labels, value }): Promise<SloPart> => {
      const name = labels[splitBy] ?? '';
      const count =
        bad.kind === 'events'
          ? (events.find((event) => event.labels[splitBy] === name)?.value ?? 0)
          : await countAbove(store, {
              ...{ metric: total.metric, bound: bad.bound, ...window },
              where: { ...total.where, [splitBy]: name },
            });
      return { name: name || 'none', total: Math.round(value ?? 0), bad: Math.round(count) };
    }),
  );
  return parts
    .filter((part) => part.total > 0)
    .sort((a, b) => b.bad - a.bad || b.total - a.total)
    .slice(0, MAX_PARTS);
}

function statusOf(
  slo: Slo,
  sumOf: (hours: number) => { readonly good: number; readonly total: number },
): SloStatus {
  const whole = sumOf(slo.windowDays * 24);
  const budgetLeft = budgetLeftOf(whole, slo.target);
  const burnRates = BURN_WINDOWS_HOURS.map((hours) => ({
    hours,
    rate: burnRateOf(sumOf(hours), slo.target),
  }));
  const allowed = whole.total * (1 - slo.target);
  return {
    slo,
    good: whole.good,
    total: whole.total,
    level: levelOf(whole),
    budgetLeft,
    eventsLeft: whole.total === 0 ? null : Math.floor(allowed - (whole.total - whole.good) + ROUNDING),
    burnRates,
    health: healthOf(budgetLeft, burnRates[0]?.rate ?? null),
  };
}

/** A budget that is used up is broken; one that burns faster than it may, or is nearly gone, is to be watched. */
function healthOf(budgetLeft: number | null, hourly: number | null): SloStatus['health'] {
  if (budgetLeft === null) return 'unknown';
  if (budgetLeft < 0) return 'danger';
  return budgetLeft < 0.25 || (hourly ?? 0) > 2 ? 'warn' : 'ok';
}
