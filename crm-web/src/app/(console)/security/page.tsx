import { can } from '@octo/shared/auth/permissions';
import { OWASP_CATEGORIES } from '@octo/shared/security/taxonomy';
import {
  Alert,
  ButtonLink,
  EmptyState,
  KeysetPagination,
  PageHeader,
  ShieldCheckIcon,
  Stat,
  StatGrid,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { readDensity } from '@/density';
import { HeatMap } from '@/features/security/components/heat-map';
import { SecurityChartCard } from '@/features/security/components/security-chart-card';
import { SecurityFilterForm } from '@/features/security/components/security-filter-form';
import { SecurityTable } from '@/features/security/components/security-table';
import { attackTitle, securityListQuery, tacticWords, WINDOWS } from '@/features/security/security.schema';
import { securityOverview } from '@/features/security/security.service';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { DensitySwitch } from '@/ui/density-switch.client';

export const metadata: Metadata = { title: 'Security' };

export default async function SecurityPage({ searchParams }: PageProps<'/security'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(securityListQuery, await searchParams);
  const { after: _after, before: _before, ...filter } = query;
  const { overview, role } = await forPage(async (context) => ({
    overview: await securityOverview(context, query),
    role: context.operator.role,
  }));
  const density = await readDensity();
  const { label, stretchHours } = WINDOWS[query.window ?? 'day'];
  const [first] = overview.types;
  return (
    <>
      <PageHeader
        title="Security"
        description="Attacks that detectors of shop and console saw. Seeing one changes nothing for the request: validation refuses what is wrong."
        actions={<DensitySwitch density={density} />}
      />
      <SecurityFilterForm query={query} />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      {(query.tactic ?? query.owasp) !== undefined && (
        <p className="mb-3 text-sm text-ink-muted">
          Shown are attacks of{' '}
          {[
            query.tactic && `the tactic “${tacticWords(query.tactic)}”`,
            query.owasp && `${query.owasp} ${OWASP_CATEGORIES[query.owasp]}`,
          ]
            .filter(Boolean)
            .join(' and ')}
          .
        </p>
      )}
      <StatGrid className="mb-4">
        <Stat label="Attacks" value={overview.total} note={label} />
        <Stat label="High and critical" value={overview.severe} note={label} />
        <Stat label="Addresses" value={overview.sources} note="they came from" />
        <Stat
          label="Most frequent"
          value={<span className="text-lg">{first ? attackTitle(first.type) : '–'}</span>}
          note={first ? `${first.count} times` : 'nothing yet'}
        />
      </StatGrid>
      <div className="mb-4 grid gap-4 *:min-w-0 2xl:grid-cols-2">
        <SecurityChartCard stretches={overview.stretches} stretchHours={stretchHours} />
        <HeatMap heatMap={overview.heatMap} filter={filter} />
      </div>
      {overview.events.length === 0 ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          icon={<ShieldCheckIcon size={20} />}
          title="No attacks"
          description="Nothing was detected that matches these filters."
          action={<ButtonLink href={paths.security({ window: 'month' })}>Show the last 30 days</ButtonLink>}
        />
      ) : (
        <SecurityTable
          events={overview.events}
          density={density}
          mayReadTraces={can(role, 'telemetry:read')}
        />
      )}
      <KeysetPagination
        className="mt-3"
        summary={`${overview.events.length} attacks on this page, ${overview.total} altogether`}
        previousHref={
          overview.previousCursor ? paths.security({ ...filter, before: overview.previousCursor }) : undefined
        }
        nextHref={overview.nextCursor ? paths.security({ ...filter, after: overview.nextCursor }) : undefined}
      />
    </>
  );
}
