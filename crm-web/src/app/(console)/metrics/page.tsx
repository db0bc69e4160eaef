import { Alert, ButtonLink, ChartLineIcon, EmptyState, PageHeader, TabLinks } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { MarkList } from '@/features/marks/components/mark-list';
import { listMarks } from '@/features/marks/marks.service';
import { MetricCard } from '@/features/metrics/components/metric-card';
import { RangeLinks } from '@/features/metrics/components/range-links';
import { RouteTable } from '@/features/metrics/components/route-table';
import { overviewQuery } from '@/features/metrics/explore.schema';
import { readPanels, routeTable } from '@/features/metrics/overview.service';
import { TABS, type Tab } from '@/features/metrics/panels';
import { timeRangeOf } from '@/features/observatory/time-range.schema';
import { forPage } from '@/page';
import { paths, type Query } from '@/paths';
import { readSearchParams } from '@/search-params';
import { AutoRefresh } from '@/ui/auto-refresh.client';

export const metadata: Metadata = { title: 'Metrics' };

export default async function MetricsPage({ searchParams }: PageProps<'/metrics'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(overviewQuery, await searchParams);
  const { tab = 'requests', sort = 'rate', dir, range, from, to } = query;
  const time: Query = { range, from: from?.toISOString(), to: to?.toISOString() };
  const isAscending = dir === 'asc';
  const { views, rows, marks } = await forPage(async (context) => {
    const wanted = timeRangeOf(query, context.now());
    return {
      views: await readPanels(context, tab, wanted),
      rows: tab === 'requests' ? await routeTable(context, wanted, { sort, isAscending }) : [],
      marks: await listMarks(context, wanted),
    };
  });
  const isEmpty = views.every(({ data }) => data.kind === null);
  return (
    <>
      <PageHeader
        title="Metrics"
        description="How both applications do: requests, database, runtime and business. Broken lines are deployments and edits."
        actions={
          <ButtonLink href={paths.exploreMetrics(time)} icon={<ChartLineIcon />}>
            Explore any metric
          </ButtonLink>
        }
      />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <TabLinks
          label="Metrics"
          tabs={Object.entries(TABS).map(([key, label]) => ({
            href: paths.metrics({ ...time, tab: key === 'requests' ? null : (key as Tab) }),
            label,
            isCurrent: key === tab,
          }))}
        />
        <RangeLinks query={query} hrefFor={(key) => paths.metrics({ tab: query.tab, range: key })} />
      </div>
      {isEmpty ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          icon={<ChartLineIcon size={20} />}
          title="None of these metrics yet"
          description="A metric comes when what it counts first happens, and a few seconds later it is here. Use the shop for a moment; without OTEL_METRICS_EXPORTER nothing is sent."
        />
      ) : (
        <div className="space-y-4">
          <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
            {views.map((view) => (
              <MetricCard key={view.panel.title} view={view} marks={marks} range={time} />
            ))}
          </div>
          {rows.length > 0 && <RouteTable rows={rows} sort={sort} isAscending={isAscending} range={time} />}
          {marks.length > 0 && <MarkList marks={marks} />}
        </div>
      )}
      <AutoRefresh everyMs={30_000} />
    </>
  );
}
