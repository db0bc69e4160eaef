import { DateTime, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { Jobs, LatestOrders, LowStock } from '@/features/dashboard/components/dashboard-lists';
import { DayNumberTiles } from '@/features/dashboard/components/day-numbers';
import { OpenWorkTiles } from '@/features/dashboard/components/open-work';
import { SalesCard } from '@/features/dashboard/components/sales-card';
import { getDashboard } from '@/features/dashboard/dashboard.service';
import { forPage } from '@/page';
import { AutoRefresh } from '@/ui/auto-refresh.client';

const REFRESH_MS = 30_000;

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage(): Promise<ReactElement> {
  const dashboard = await forPage(getDashboard);
  const { numbers, currency, now } = dashboard;
  return (
    <>
      <AutoRefresh everyMs={REFRESH_MS} />
      <PageHeader
        title="Dashboard"
        description={
          <>
            The last 24 hours beside the 24 hours before, as of <DateTime value={now} style="time" />.
          </>
        }
      />
      <DayNumberTiles numbers={numbers} currency={currency} />
      <OpenWorkTiles dashboard={dashboard} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <SalesCard days={dashboard.days} currency={currency} />
          <LatestOrders orders={dashboard.latest} now={now} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <LowStock products={dashboard.low} />
          <Jobs jobs={dashboard.jobs} now={now} />
        </div>
      </div>
    </>
  );
}
