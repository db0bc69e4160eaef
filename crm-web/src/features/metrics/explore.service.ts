import 'server-only';
import { AppError } from '@octo/shared/errors';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { csvHeader, csvLine } from '@/csv';
import { listMarks } from '@/features/marks/marks.service';
import { timeRangeOf } from '@/features/observatory/time-range.schema';
import type { ExploreQuery, ExploreView } from './explore.schema';
import { STEPS, stepFor } from './metric-steps';
import { parseWhere } from './metric-where';
import { findMetrics } from './metrics.repository';
import { AGGREGATES_OF, type Aggregate, type MetricInfo } from './metrics.schema';
import { readExemplars, readMetric } from './metrics.service';
import { queryMetric } from './query-metric.service';

const MAX_POINTS = 720;

type Exploration = Pick<ExploreView, 'panel' | 'range' | 'problems'> & { readonly stepMs: number };

/** What an address of the explorer means; the aggregate is the usual one of the metric unless one is named that fits. */
export function explorationOf(query: ExploreQuery, info: MetricInfo | null, now: Date): Exploration {
  const { where, problems } = parseWhere(query.where ?? '');
  const range = timeRangeOf(query, now);
  const fitting: readonly Aggregate[] = info
    ? AGGREGATES_OF[info.kind].filter((aggregate) => aggregate !== 'share')
    : [];
  const asked = query.aggregate;
  const aggregate = asked && (!info || fitting.includes(asked)) ? asked : (fitting[0] ?? 'rate');
  const groupBy = [query.by, query.by2].filter((label) => label !== undefined);
  const spanMs = range.to.getTime() - range.from.getTime();
  const wanted = query.step ? STEPS[query.step] * 1_000 : stepFor(range);
  const isTooFine = spanMs / wanted > MAX_POINTS;
  return {
    panel: {
      title: query.metric,
      metric: query.metric,
      aggregate,
      groupBy: [...new Set(groupBy)],
      where,
      ...(query.look === 'bars' ? { look: 'bars' as const } : {}),
    },
    range,
    stepMs: isTooFine ? stepFor(range) : wanted,
    problems: isTooFine
      ? [...problems, 'The step is too short for this time; a longer one was taken.']
      : problems,
  };
}

/** Aggregates whose values are measurements, beside which single measurements can stand. */
const MEASURED: ReadonlySet<string> = new Set(['avg', 'min', 'max', 'p50', 'p95', 'p99']);

/**
 * What the explorer shows for an address: the metric over time, single measurements with their traces, and what
 * happened meanwhile.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function exploreMetric(context: CrmContext, query: ExploreQuery): Promise<ExploreView> {
  requirePermission(context, 'telemetry:read');
  const metrics = await findMetrics(requireObservatory(context));
  const info = metrics.find(({ name }) => name === query.metric) ?? null;
  const { stepMs, ...exploration } = explorationOf(query, info, context.now());
  const { metric, aggregate, groupBy, where } = exploration.panel;
  const { from, to } = exploration.range;
  const [data, exemplars, marks] = await Promise.all([
    readMetric(context, { metric, aggregate, groupBy, where, from, to, stepMs }),
    MEASURED.has(aggregate) && info?.kind === 'histogram'
      ? readExemplars(context, { metric, where, from, to })
      : [],
    listMarks(context, { from, to }),
  ]);
  return { ...exploration, metrics, info, data, exemplars, marks };
}

/**
 * What a metric did over time as lines of CSV.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`, `validation_failed` for conditions that make no
 *   sense and for an aggregate that the metric has not
 */
export async function exportMetric(context: CrmContext, query: ExploreQuery): Promise<AsyncIterable<string>> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const info = (await findMetrics(store)).find(({ name }) => name === query.metric) ?? null;
  const { panel, range, stepMs, problems } = explorationOf(query, info, context.now());
  const { metric, aggregate, groupBy, where } = panel;
  const [problem] = problems;
  if (problem) throw new AppError('validation_failed', { detail: problem });
  if (query.aggregate && query.aggregate !== aggregate) {
    throw new AppError('validation_failed', { detail: `${metric} has no “${query.aggregate}”.` });
  }
  const { from, to } = range;
  const data = await queryMetric(store, { metric, aggregate, groupBy, where, from, to, stepMs });
  return (async function* () {
    yield csvHeader(['from', ...groupBy, `${metric} ${aggregate}`, 'unit']);
    for (const [index, startsAtMs] of data.startsAtMs.entries()) {
      const at = new Date(startsAtMs).toISOString();
      yield data.lines
        .map(({ labels, values }) =>
          csvLine([at, ...groupBy.map((label) => labels[label] ?? ''), values[index] ?? '', data.unit]),
        )
        .join('');
    }
  })();
}
