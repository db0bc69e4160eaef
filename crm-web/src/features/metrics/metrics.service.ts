import 'server-only';
import type { CrmContext } from '@/context';
import { requireObservatory, requirePermission } from '@/context';
import { matches } from './metric-groups';
import { findExemplars, findLabelValues, findMetrics, findSeries } from './metrics.repository';
import type { Exemplar, MetricInfo, MetricRange, RangeQuery, WindowQuery } from './metrics.schema';
import { queryMetric } from './query-metric.service';

const MAX_EXEMPLARS = 100;
const MAX_LABEL_VALUES = 100;

/**
 * What a metric did over time ({@link queryMetric}).
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`, `validation_failed`
 */
export async function readMetric(context: CrmContext, query: RangeQuery): Promise<MetricRange> {
  requirePermission(context, 'telemetry:read');
  return queryMetric(requireObservatory(context), query);
}

/**
 * Measurements of a metric that belong to a trace, the largest first.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function readExemplars(
  context: CrmContext,
  query: Pick<WindowQuery, 'metric' | 'service' | 'where' | 'from' | 'to'>,
): Promise<readonly Exemplar[]> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const { metric, service, where, from, to } = query;
  const series = await findSeries(store, { metric, service, since: from });
  const seriesIds = series.filter((row) => matches(row, where)).map(({ id }) => id);
  return seriesIds.length === 0 ? [] : findExemplars(store, { seriesIds, from, to, limit: MAX_EXEMPLARS });
}

/** Every metric that was received, by name. @throws AppError `unauthenticated`, `forbidden`, `observatory_off` */
export async function listMetrics(context: CrmContext): Promise<readonly MetricInfo[]> {
  requirePermission(context, 'telemetry:read');
  return findMetrics(requireObservatory(context));
}

/**
 * Values that a label of a metric has, the most used first.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function listLabelValues(
  context: CrmContext,
  query: { readonly metric: string; readonly label: string },
): Promise<readonly string[]> {
  requirePermission(context, 'telemetry:read');
  return findLabelValues(requireObservatory(context), { ...query, limit: MAX_LABEL_VALUES });
}
