import { ButtonLink, EmptyState, PageHeader, Stat, StatGrid } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { timeRangeOf } from '@/features/observatory/time-range.schema';
import { ErrorsCard } from '@/features/rum/components/errors-card';
import { FunnelCard } from '@/features/rum/components/funnel-card';
import { RumTabs } from '@/features/rum/components/rum-tabs';
import { SessionsCard } from '@/features/rum/components/sessions-card';
import { VitalStats, VitalsCard } from '@/features/rum/components/vitals-card';
import { rumQuery } from '@/features/rum/rum.schema';
import { getRumOverview } from '@/features/rum/rum.service';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { AutoRefresh } from '@/ui/auto-refresh.client';
import { percent } from '@/ui/quantities';

export const metadata: Metadata = { title: 'Browsers' };

export default async function RumPage({ searchParams }: PageProps<'/rum'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(rumQuery, await searchParams);
  const { overview, range } = await forPage(async (context) => {
    const wanted = timeRangeOf(query, context.now(), '24h');
    return { overview: await getRumOverview(context, wanted, query.app), range: wanted };
  });
  const link = {
    app: query.app,
    ...(range.key ? { range: range.key } : { from: range.from.toISOString(), to: range.to.toISOString() }),
  };
  const { sessionCount, viewCount, errorCount, sessionsWithErrors } = overview;
  return (
    <>
      <PageHeader
        title="Browsers"
        description="What visitors of shop and console experienced, told by their browsers: speed, errors, and how far they came."
        actions={<ButtonLink href={paths.rumSessions(link)}>Sessions</ButtonLink>}
      />
      <RumTabs range={range} query={{ app: query.app }} ignored={ignored} hrefFor={paths.rum} />
      {sessionCount === 0 ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          title="No sessions in this time"
          description="They appear a few seconds after somebody opens the shop, unless their browser asks not to be followed. Choose a longer time to see earlier ones."
          action={<ButtonLink href={paths.rum({ range: '3d' })}>Show the last 3 days</ButtonLink>}
        />
      ) : (
        <>
          <StatGrid className="mb-4">
            <Stat label="Sessions" value={sessionCount} />
            <Stat
              label="Page views"
              value={viewCount}
              note={`${(viewCount / sessionCount).toFixed(1)} for each session`}
            />
            <Stat label="JavaScript errors" value={errorCount} tone={errorCount > 0 ? 'danger' : 'ok'} />
            <Stat
              label="Sessions with errors"
              value={percent(sessionsWithErrors / sessionCount)}
              note={`${sessionsWithErrors} of ${sessionCount}`}
            />
          </StatGrid>
          <VitalStats vitals={overview.vitals} />
          <div className="mb-4 grid items-start gap-4 *:min-w-0 xl:grid-cols-2">
            <SessionsCard stretches={overview.stretches} />
            <FunnelCard steps={overview.funnel} />
          </div>
          <div className="grid gap-4 *:min-w-0">
            <ErrorsCard errors={overview.errors} />
            <VitalsCard pages={overview.pages} query={link} />
          </div>
        </>
      )}
      <AutoRefresh everyMs={30_000} />
    </>
  );
}
