import { Alert, Breadcrumbs, ButtonLink, DownloadIcon, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { MarkList } from '@/features/marks/components/mark-list';
import { ExemplarList } from '@/features/metrics/components/exemplar-list';
import { ExploreForm } from '@/features/metrics/components/explore-form';
import { MetricCard } from '@/features/metrics/components/metric-card';
import { exploreQuery } from '@/features/metrics/explore.schema';
import { exploreMetric } from '@/features/metrics/explore.service';
import { forPage } from '@/page';
import { paths, type Query } from '@/paths';
import { readSearchParams } from '@/search-params';
import { AutoRefresh } from '@/ui/auto-refresh.client';

export const metadata: Metadata = { title: 'Explore metrics' };

const CHART_HEIGHT = 360;

export default async function ExplorePage({
  searchParams,
}: PageProps<'/metrics/explore'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(exploreQuery, await searchParams);
  const view = await forPage((context) => exploreMetric(context, query));
  const { info, marks, exemplars, problems, panel } = view;
  const { from, to, ...rest } = query;
  const address: Query = { ...rest, from: from?.toISOString(), to: to?.toISOString() };
  return (
    <>
      <PageHeader
        title="Explore metrics"
        breadcrumbs={
          <Breadcrumbs items={[{ label: 'Metrics', href: paths.metrics() }, { label: 'Explore' }]} />
        }
        description={
          info
            ? `${info.description}. Series: ${info.seriesCount}; services: ${info.services.length}.`
            : 'Any metric that was received, split and filtered by its labels.'
        }
        actions={
          <ButtonLink
            href={paths.metricsExport({ ...address, aggregate: panel.aggregate })}
            icon={<DownloadIcon />}
            prefetch={false}
          >
            CSV
          </ButtonLink>
        }
      />
      <ExploreForm query={query} view={view} />
      {(ignored.length > 0 || problems.length > 0) && (
        <Alert tone="warn" className="mb-3">
          {ignored.length > 0 &&
            `Part of the address was not understood and is left out: ${ignored.join(', ')}. `}
          {problems.join(' ')}
        </Alert>
      )}
      <div className="space-y-4">
        <MetricCard view={view} height={CHART_HEIGHT} exemplars={exemplars} marks={marks} />
        <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
          {exemplars.length > 0 && <ExemplarList exemplars={exemplars} unit={info?.unit ?? ''} />}
          {marks.length > 0 && <MarkList marks={marks} />}
        </div>
      </div>
      <AutoRefresh everyMs={30_000} />
    </>
  );
}
