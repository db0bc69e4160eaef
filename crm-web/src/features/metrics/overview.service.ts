import 'server-only';
import type { Store } from '@octo/shared/db';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import type { TimeRange } from '@/features/observatory/time-range.schema';
import type { PanelView, RouteRow, RouteSort } from './explore.schema';
import { stepFor } from './metric-steps';
import type { Aggregate, Labels, WindowQuery } from './metrics.schema';
import { FAILED, PANELS, type PanelQuery, type Tab } from './panels';
import { metricValues, queryMetric } from './query-metric.service';

/** The pool of the store is small, and others want to read too. */
const AT_ONCE = 3;

/**
 * The charts of a page of the overview over a range.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function readPanels(
  context: CrmContext,
  tab: Tab,
  range: TimeRange,
): Promise<readonly PanelView[]> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const views: PanelView[] = [];
  const panels = PANELS[tab];
  for (let index = 0; index < panels.length; index += AT_ONCE) {
    const some = panels.slice(index, index + AT_ONCE);
    views.push(...(await Promise.all(some.map((panel) => readPanel(store, panel, range)))));
  }
  return views;
}

async function readPanel(store: Store, panel: PanelQuery, range: TimeRange): Promise<PanelView> {
  const { metric, aggregate, groupBy, where, part } = panel;
  const { from, to } = range;
  const query = { metric, aggregate, groupBy, where, part, from, to, stepMs: stepFor(range) };
  return { panel, data: await queryMetric(store, query) };
}

const ROUTE_LABELS = ['service', 'http.request.method', 'http.route'] as const;

/**
 * Rate, errors and durations of each route over a range, sorted; routes without requests are absent.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function routeTable(
  context: CrmContext,
  range: TimeRange,
  order: { readonly sort: RouteSort; readonly isAscending: boolean },
): Promise<readonly RouteRow[]> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const window = {
    metric: 'http.server.request.duration',
    groupBy: ROUTE_LABELS,
    from: range.from,
    to: range.to,
  };
  const read = async (aggregate: Aggregate, more: Pick<WindowQuery, 'part'> = {}) => {
    const values = await metricValues(store, { ...window, aggregate, ...more });
    return new Map(values.map(({ labels, value }) => [keyOf(labels), value]));
  };
  const counts = await metricValues(store, { ...window, aggregate: 'count' });
  const [errors, p50, p95, p99] = await Promise.all([
    read('share', { part: FAILED }),
    read('p50'),
    read('p95'),
    read('p99'),
  ]);
  const seconds = (range.to.getTime() - range.from.getTime()) / 1_000;
  const rows = counts.flatMap(({ labels, value }): RouteRow[] => {
    if (!value) return [];
    const key = keyOf(labels);
    const [service = '', method = '', route = ''] = ROUTE_LABELS.map((label) => labels[label] ?? '');
    return [
      {
        service,
        method,
        route,
        perSecond: value / seconds,
        errorShare: errors.get(key) ?? null,
        p50: p50.get(key) ?? null,
        p95: p95.get(key) ?? null,
        p99: p99.get(key) ?? null,
      },
    ];
  });
  const sortValue = (row: RouteRow) =>
    ({ rate: row.perSecond, errors: row.errorShare, p50: row.p50, p95: row.p95, p99: row.p99 })[order.sort] ??
    -1;
  const sign = order.isAscending ? 1 : -1;
  return rows.sort((a, b) => sign * (sortValue(a) - sortValue(b)) || a.route.localeCompare(b.route));
}

const keyOf = (labels: Labels) => JSON.stringify(ROUTE_LABELS.map((label) => labels[label]));
