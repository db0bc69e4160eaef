import { refusalReason } from '@octo/shared/auth/permissions';
import {
  Alert,
  Card,
  DateTime,
  DescriptionList,
  EmptyState,
  KeysetPagination,
  PageHeader,
  Stat,
  StatGrid,
  TabLinks,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { RunSync } from '@/features/sync/components/run-sync.client';
import { SyncAuditTable } from '@/features/sync/components/sync-audit-table';
import { syncQuery } from '@/features/sync/sync.schema';
import { getSyncState, listSyncAudit } from '@/features/sync/sync-state.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Order sync' };

export default async function SyncPage({ searchParams }: PageProps<'/sync'>): Promise<ReactElement> {
  const raw = await searchParams;
  const parsed = syncQuery.safeParse(raw);
  const query = parsed.success ? parsed.data : {};
  const { state, page, role } = await forPage(async (ctx) => {
    const [current, audit] = await Promise.all([getSyncState(ctx), listSyncAudit(ctx, query)]);
    return { state: current, page: audit, role: ctx.operator.role };
  });
  return (
    <>
      <PageHeader
        title="Order sync"
        description={`Orders are pulled from the shop every ${state.intervalSeconds} seconds and when the shop says that something changed.`}
        actions={<RunSync disabledReason={refusalReason(role, 'jobs:run')} />}
      />
      {state.outcome === 'failed' && (
        <Alert tone="danger" title="The last run failed" className="mb-4">
          {state.message}
        </Alert>
      )}
      <StatGrid className="mb-4">
        <Stat label="Synced" value={String(state.orders.synced ?? 0)} tone="ok" />
        <Stat
          label="Local or waiting"
          value={String((state.orders.local ?? 0) + (state.orders.pending ?? 0))}
        />
        <Stat
          label="Failed"
          value={String(state.orders.failed ?? 0)}
          tone={state.orders.failed ? 'danger' : undefined}
        />
        <Stat label="Runs" value={String(state.runCount)} />
      </StatGrid>
      <Card title="Last run" className="mb-4">
        <DescriptionList
          items={[
            { term: 'State', value: state.isRunning ? 'Running' : (state.outcome ?? 'Has not run yet') },
            { term: 'Started', value: state.lastStartedAt ? <DateTime value={state.lastStartedAt} /> : '–' },
            {
              term: 'Finished',
              value: state.lastFinishedAt ? <DateTime value={state.lastFinishedAt} /> : '–',
            },
            { term: 'Result', value: state.message ?? '–' },
          ]}
        />
      </Card>
      <TabLinks
        label="Audit"
        tabs={[
          { href: paths.sync(), label: 'All', isCurrent: query.status === undefined },
          { href: paths.sync({ status: 'synced' }), label: 'Synced', isCurrent: query.status === 'synced' },
          { href: paths.sync({ status: 'failed' }), label: 'Failed', isCurrent: query.status === 'failed' },
        ]}
      />
      {page.items.length === 0 ? (
        <EmptyState title="Nothing to show" description="Rows appear as soon as a pull changes an order." />
      ) : (
        <>
          <SyncAuditTable rows={page.items} />
          <KeysetPagination
            previousHref={raw.cursor === undefined ? undefined : paths.sync({ status: query.status })}
            nextHref={
              page.nextCursor ? paths.sync({ status: query.status, cursor: page.nextCursor }) : undefined
            }
            summary={`${page.items.length} rows on this page`}
          />
        </>
      )}
    </>
  );
}
