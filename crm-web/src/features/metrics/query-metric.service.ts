import 'server-only';
import type { StoreHandle } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { groupSeries, matches, type SeriesGroup, type SeriesRow } from './metric-groups';
import { addToTally, aggregateUnit, emptyTally, type Tally, tallyValue } from './metric-tally';
import { addUpPoints, findLiveSteps, findSeries, readLevels, type Steps } from './metrics.repository';
import {
  AGGREGATES_OF,
  type Aggregate,
  type MetricLine,
  type MetricRange,
  type MetricValue,
  QUANTILES,
  type RangeQuery,
  type StoredKind,
  type WindowQuery,
} from './metrics.schema';

/** More stretches than a wide screen has pixels for. */
export const MAX_STEPS = 1_500;
const MAX_LINES = 50;

interface Answer {
  readonly kind: StoredKind | null;
  readonly unit: string;
  readonly lines: readonly MetricLine[];
}

/**
 * What a metric did over time. Stretches without any point are null, except that a service which was running and
 * counted nothing counts as 0. For background work and for services that have checked the permission;
 * pages call `readMetric`.
 * @throws AppError `validation_failed` when the aggregate does not fit the kind of the metric, or for too many
 *   stretches
 */
export async function queryMetric(store: StoreHandle, query: RangeQuery): Promise<MetricRange> {
  const { stepMs } = query;
  const first = Math.floor(query.from.getTime() / stepMs) * stepMs;
  const count = Math.ceil((query.to.getTime() - first) / stepMs);
  if (count < 1 || count > MAX_STEPS) {
    throw refused(`The time must have between 1 and ${MAX_STEPS} steps; it has ${Math.max(count, 0)}.`);
  }
  const steps = { from: new Date(first), to: query.to, stepMs };
  const { lines, ...answer } = await collect(store, query, steps, count);
  const byTotal = [...lines].sort((a, b) => weight(b) - weight(a));
  return {
    ...answer,
    startsAtMs: Array.from({ length: count }, (_, index) => first + index * stepMs),
    stepMs,
    lines: byTotal.slice(0, MAX_LINES),
    hiddenLines: Math.max(0, lines.length - MAX_LINES),
  };
}

/**
 * One number for each group over a window: what alarms and tables ask. Groups that sent nothing since `from` are
 * absent. @throws AppError `validation_failed`
 */
export async function metricValues(store: StoreHandle, query: WindowQuery): Promise<readonly MetricValue[]> {
  const stepMs = query.to.getTime() - query.from.getTime();
  if (stepMs <= 0) throw refused('The window must end after it begins.');
  const { lines } = await collect(store, query, { from: query.from, to: query.to, stepMs }, 1);
  return lines.map(({ labels, values }) => ({ labels, value: values[0] ?? null }));
}

/** One number over a window; null when nothing is known. @throws AppError `validation_failed` */
export async function metricValue(
  store: StoreHandle,
  query: Omit<WindowQuery, 'groupBy'>,
): Promise<number | null> {
  return (await metricValues(store, query))[0]?.value ?? null;
}

async function collect(store: StoreHandle, query: WindowQuery, steps: Steps, count: number): Promise<Answer> {
  const found = await findSeries(store, {
    metric: query.metric,
    service: query.service,
    since: steps.from,
  });
  const series = found.filter((row) => matches(row, query.where));
  const kind = found[0]?.kind ?? null;
  if (kind !== null && !AGGREGATES_OF[kind].includes(query.aggregate)) {
    throw refused(`“${query.aggregate}” cannot be read from a ${kind}: ${AGGREGATES_OF[kind].join(', ')}.`);
  }
  if (kind === null) return { kind, unit: '', lines: [] };
  const unit = aggregateUnit(found[0]?.unit ?? '', kind, query.aggregate);
  if (series.length === 0) return { kind, unit, lines: [] };
  const groups = groupSeries(
    series.filter((row) => row.kind === kind),
    query.groupBy,
  );
  const lines =
    kind === 'gauge'
      ? await levelLines(store, groups, query.aggregate, steps, count)
      : await countLines(store, groups, query, steps, count);
  return { kind, unit, lines };
}

async function levelLines(
  store: StoreHandle,
  groups: readonly SeriesGroup[],
  aggregate: Aggregate,
  steps: Steps,
  count: number,
): Promise<MetricLine[]> {
  const slots = groups.flatMap(({ series }, slot) => series.map(({ id }) => ({ id, slot })));
  const rows = await readLevels(
    store,
    { seriesIds: slots.map(({ id }) => id), slots: slots.map(({ slot }) => slot), bucketCount: 0 },
    steps,
  );
  const lines = groups.map(({ labels }) => ({ labels, values: new Array<number | null>(count).fill(null) }));
  for (const row of rows) {
    const value = row[aggregate as 'avg' | 'min' | 'max' | 'last' | 'sum'];
    const line = lines[row.slot];
    if (line) line.values[row.step] = value;
  }
  return lines;
}

async function countLines(
  store: StoreHandle,
  groups: readonly SeriesGroup[],
  query: WindowQuery,
  steps: Steps,
  count: number,
): Promise<MetricLine[]> {
  const kind = groups[0]?.series[0]?.kind;
  const slots = slotsOf(groups, query);
  const wanted = slots.flatMap(({ series }, slot) => series.map(({ id }) => ({ id, slot })));
  const rows = await addUpPoints(
    store,
    {
      seriesIds: wanted.map(({ id }) => id),
      slots: wanted.map(({ slot }) => slot),
      bucketCount: QUANTILES[query.aggregate] ? Math.max(...slots.map(({ bounds }) => bounds.length)) + 1 : 0,
    },
    steps,
  );
  const boundsOf = groups.map(({ series }) => series.at(-1)?.bounds ?? []);
  const tallies = groups.map(() => new Array<Tally | undefined>(count));
  for (const row of rows) {
    const slot = slots[row.slot];
    const own = slot && tallies[slot.group];
    if (!slot || !own) continue;
    const tally = own[row.step] ?? emptyTally(boundsOf[slot.group] ?? []);
    own[row.step] = tally;
    addToTally(tally, { ...row, ...slot, events: kind === 'sum' ? row.sum : row.count });
  }
  const services = [...new Set(groups.flatMap(({ series }) => series.map(({ service }) => service)))];
  const live = SILENCE_IS_ZERO.has(query.aggregate)
    ? await findLiveSteps(store, services, steps)
    : new Set<string>();
  return groups.map(({ labels, series }, group) => ({
    labels,
    values: Array.from({ length: count }, (_, step) => {
      const tally = tallies[group]?.[step];
      if (tally) return tallyValue(tally, query.aggregate, coveredS(steps, step));
      return series.some(({ service }) => live.has(`${service} ${step}`)) ? 0 : null;
    }),
  }));
}

const SILENCE_IS_ZERO: ReadonlySet<Aggregate> = new Set(['rate', 'sum', 'count']);

/** Series of a group that can be added up by the database: same bounds, and the same side of a share. */
interface Slot {
  readonly group: number;
  readonly isPart: boolean;
  readonly bounds: readonly number[];
  readonly series: SeriesRow[];
}

function slotsOf(groups: readonly SeriesGroup[], query: WindowQuery): readonly Slot[] {
  const slots = new Map<string, Slot>();
  for (const [group, { series }] of groups.entries()) {
    for (const row of series) {
      const isPart = query.aggregate === 'share' && matches(row, query.part);
      const bounds = row.bounds ?? [];
      const key = `${group} ${isPart} ${bounds.join(' ')}`;
      const slot = slots.get(key) ?? { group, isPart, bounds, series: [] };
      slot.series.push(row);
      slots.set(key, slot);
    }
  }
  return [...slots.values()];
}

/** Seconds of a step that have passed; the last one may have only begun. */
function coveredS({ from, to, stepMs }: Steps, step: number): number {
  const startMs = from.getTime() + step * stepMs;
  return (Math.min(startMs + stepMs, to.getTime()) - startMs) / 1_000;
}

const weight = ({ values }: MetricLine) =>
  values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);

const refused = (message: string) => new AppError('validation_failed', { detail: message });
