import { Breadcrumbs, EmptyState, KeysetPagination, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { timeRangeOf } from '@/features/observatory/time-range.schema';
import { RumTabs } from '@/features/rum/components/rum-tabs';
import { SessionFilterForm } from '@/features/rum/components/session-filter-form';
import { SessionTable } from '@/features/rum/components/session-table';
import { rumSessionsQuery } from '@/features/rum/rum.schema';
import { listRumSessions } from '@/features/rum/rum.service';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';

export const metadata: Metadata = { title: 'Browser sessions' };

export default async function RumSessionsPage({
  searchParams,
}: PageProps<'/rum/sessions'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(rumSessionsQuery, await searchParams);
  const { list, range } = await forPage(async (context) => {
    const wanted = timeRangeOf(query, context.now(), '24h');
    return { list: await listRumSessions(context, wanted, query), range: wanted };
  });
  const { after, from, to, range: _range, ...filter } = query;
  const time = from ? { from: from.toISOString(), to: to?.toISOString() } : { range: range.key ?? undefined };
  return (
    <>
      <PageHeader
        title="Browser sessions"
        description="Visits by one browser each, until half an hour passes without an action."
        breadcrumbs={
          <Breadcrumbs items={[{ label: 'Browsers', href: paths.rum() }, { label: 'Sessions' }]} />
        }
      />
      <RumTabs range={range} query={filter} ignored={ignored} hrefFor={paths.rumSessions} />
      <SessionFilterForm query={query} />
      {list.sessions.length === 0 ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          title="No sessions"
          description="None match these filters in this time. Take a filter away, or choose a longer time."
        />
      ) : (
        <SessionTable sessions={list.sessions} />
      )}
      <KeysetPagination
        className="mt-3"
        summary={`${list.sessions.length} sessions on this page`}
        previousHref={after ? paths.rumSessions({ ...filter, ...time }) : undefined}
        nextHref={
          list.nextCursor ? paths.rumSessions({ ...filter, ...time, after: list.nextCursor }) : undefined
        }
      />
    </>
  );
}
