import { Alert, EmptyState, PageHeader, TabLinks } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { TIME_RANGES, type TimeRangeKey, timeRangeOf } from '@/features/observatory/time-range.schema';
import { TopologyGraph } from '@/features/topology/components/topology-graph.client';
import { TopologyTable } from '@/features/topology/components/topology-table';
import { topologyQuery } from '@/features/topology/topology.schema';
import { getTopology } from '@/features/topology/topology.service';
import { layOut } from '@/features/topology/topology-layout.schema';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { AutoRefresh } from '@/ui/auto-refresh.client';

export const metadata: Metadata = { title: 'Topology' };

export default async function TopologyPage({ searchParams }: PageProps<'/topology'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(topologyQuery, await searchParams);
  const { topology, range } = await forPage(async (context) => {
    const wanted = timeRangeOf(query, context.now());
    return { topology: await getTopology(context, wanted), range: wanted };
  });
  return (
    <>
      <PageHeader
        title="Topology"
        description="Who calls whom, drawn from the spans of both applications and their browsers. A line opens the traces behind it."
      />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      <TabLinks
        label="Time"
        tabs={Object.entries(TIME_RANGES).map(([key, { label }]) => ({
          href: paths.topology({ range: key as TimeRangeKey }),
          label,
          isCurrent: range.key === key,
        }))}
      />
      <div className="mt-4 space-y-4">
        {topology.edges.length === 0 ? (
          <EmptyState
            title="No calls in this time"
            description="The picture draws itself a few seconds after the first request. Open the shop, or choose a longer time."
          />
        ) : (
          <>
            <TopologyGraph topology={topology} positions={Object.fromEntries(layOut(topology))} />
            <TopologyTable edges={topology.edges} />
          </>
        )}
      </div>
      <AutoRefresh everyMs={30_000} />
    </>
  );
}
