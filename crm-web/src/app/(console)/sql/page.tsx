import {
  Alert,
  ButtonLink,
  DatabaseIcon,
  EmptyState,
  PageHeader,
  Stat,
  StatGrid,
  TabLinks,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { readDensity } from '@/density';
import { RepeatTable } from '@/features/sql/components/repeat-table';
import { SqlFilterForm } from '@/features/sql/components/sql-filter-form';
import { StatementTable } from '@/features/sql/components/statement-table';
import { DEFAULT_RANGE, SQL_RANGES, sqlListQuery } from '@/features/sql/sql.schema';
import { sqlOverview } from '@/features/sql/sql.service';
import { formatDuration, formatShare } from '@/features/traces/components/trace-text';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { DensitySwitch } from '@/ui/density-switch.client';

export const metadata: Metadata = { title: 'SQL' };

const count = new Intl.NumberFormat('en-US');

export default async function SqlPage({ searchParams }: PageProps<'/sql'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(sqlListQuery, await searchParams);
  const overview = await forPage((context) => sqlOverview(context, query));
  const density = await readDensity();
  const { show, ...filter } = query;
  const { label } = SQL_RANGES[query.range ?? DEFAULT_RANGE];
  const { totals, repeats, statements, statementCount } = overview;
  const isEmpty = show === 'repeats' ? repeats.length === 0 : statements.length === 0;
  return (
    <>
      <PageHeader
        title="SQL"
        description="What both applications ask of the database, counted from their spans. Values are never recorded."
        actions={<DensitySwitch density={density} />}
      />
      <TabLinks
        label="View"
        tabs={[
          {
            href: paths.sql(filter),
            label: 'Statements',
            count: statementCount,
            isCurrent: show === undefined,
          },
          {
            href: paths.sql({ ...filter, show: 'repeats' }),
            label: 'N+1',
            count: repeats.length,
            isCurrent: show === 'repeats',
          },
        ]}
      />
      <SqlFilterForm query={query} services={overview.services} />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      <StatGrid className="mb-4">
        <Stat label="Calls" value={count.format(totals.calls)} note={label} />
        <Stat
          label="Time in the database"
          value={formatDuration(totals.sumUs)}
          note="of all calls together"
        />
        <Stat
          label="95 % are faster than"
          value={totals.p95Us === null ? '–' : formatDuration(totals.p95Us)}
          note={`slowest ${formatDuration(totals.maxUs)}`}
        />
        <Stat
          label="Errors"
          value={count.format(totals.errors)}
          note={formatShare(totals.errors, totals.calls)}
          tone={totals.errors > 0 ? 'danger' : 'neutral'}
        />
      </StatGrid>
      {isEmpty ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          icon={<DatabaseIcon size={20} />}
          title={show === 'repeats' ? 'No loops' : 'No statements'}
          description={
            show === 'repeats'
              ? 'No request asked for the same statement ten times or more.'
              : 'Nothing was counted that matches. Counts appear about ten seconds after a call.'
          }
          action={
            <ButtonLink href={paths.sql({ range: 'three-days', show })}>Show the last 3 days</ButtonLink>
          }
        />
      ) : show === 'repeats' ? (
        <RepeatTable repeats={repeats} density={density} />
      ) : (
        <StatementTable
          statements={statements}
          totals={totals}
          sort={query.sort ?? 'time'}
          filter={filter}
          density={density}
        />
      )}
      {show === undefined && statementCount > statements.length && (
        <p className="mt-3 text-xs text-ink-muted">
          The first {statements.length} of {statementCount} statements. A filter finds the others.
        </p>
      )}
    </>
  );
}
