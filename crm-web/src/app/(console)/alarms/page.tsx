import { Alert, EmptyState, PageHeader, Stat, StatGrid, TabLinks } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { alarmsQuery } from '@/features/alarms/alarms.schema';
import { listAlarms } from '@/features/alarms/alarms.service';
import { AlarmEvents } from '@/features/alarms/components/alarm-events';
import { AlarmTable } from '@/features/alarms/components/alarm-table';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { AutoRefresh } from '@/ui/auto-refresh.client';

const SEVERITY_TABS = [undefined, 'critical', 'warning', 'info'] as const;

export const metadata: Metadata = { title: 'Alarms' };

export default async function AlarmsPage({ searchParams }: PageProps<'/alarms'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(alarmsQuery, await searchParams);
  const overview = await forPage((context) => listAlarms(context, query));
  const { severity, ...rest } = query;
  return (
    <>
      <PageHeader
        title="Alarms"
        description="Rules that watch the metrics of the platform, twice a minute. The same rules are written for Prometheus and OCI Monitoring."
      />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      <StatGrid className="mb-4">
        <Stat label="Firing" value={overview.firingCount} tone={overview.firingCount > 0 ? 'danger' : 'ok'} />
        <Stat label="Pending" value={overview.pendingCount} note="hold, but not long enough yet" />
        <Stat label="Silent" value={overview.silentCount} note="taken up, or follow from another" />
        <Stat label="Rules" value={overview.rows.length} />
      </StatGrid>
      <TabLinks
        label="Severity"
        tabs={SEVERITY_TABS.map((value) => ({
          href: paths.alarms({ ...rest, severity: value }),
          label: value ?? 'All',
          isCurrent: severity === value,
        }))}
      />
      <div className="mt-4 space-y-4">
        {overview.rows.length === 0 ? (
          <EmptyState title="No alarm" description="No rule fits the filter." />
        ) : (
          <AlarmTable rows={overview.rows} />
        )}
        <AlarmEvents events={overview.events} />
      </div>
      <AutoRefresh everyMs={15_000} />
    </>
  );
}
