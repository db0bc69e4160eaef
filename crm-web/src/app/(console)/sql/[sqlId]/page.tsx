import { Breadcrumbs, Card, PageHeader, Stat, StatGrid, TabLinks } from '@octo/shared/ui';
import { CopyButton } from '@octo/shared/ui/client';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { CallerCard, SlowTracesCard } from '@/features/sql/components/caller-cards';
import { HistoryCard } from '@/features/sql/components/history-card';
import { PlanCard } from '@/features/sql/components/plan-card';
import { RepeatTable } from '@/features/sql/components/repeat-table';
import { getPlan, planRefusal } from '@/features/sql/plan.service';
import { DEFAULT_RANGE, SQL_RANGES, sqlDetailQuery } from '@/features/sql/sql.schema';
import { getStatement } from '@/features/sql/statement-detail.service';
import { formatDuration } from '@/features/traces/components/trace-text';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';

export const metadata: Metadata = { title: 'Statement' };

const count = new Intl.NumberFormat('en-US');

export default async function StatementPage({
  params,
  searchParams,
}: PageProps<'/sql/[sqlId]'>): Promise<ReactElement> {
  const { sqlId } = await params;
  const { query } = readSearchParams(sqlDetailQuery, await searchParams);
  const { statement, plan, refusal } = await forPage(async (context) => ({
    statement: await getStatement(context, sqlId, query.range),
    plan: query.plan ? await getPlan(context, sqlId) : null,
    refusal: planRefusal(context),
  }));
  const { costs } = statement;
  return (
    <>
      <PageHeader
        title={statement.statementName ?? statement.summary}
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: 'SQL', href: paths.sql({ range: query.range }) }, { label: sqlId }]}
          />
        }
        description={
          <span className="inline-flex flex-wrap items-center gap-1">
            <span>{statement.summary} · SQL_ID</span>
            <span className="font-mono">{sqlId}</span>
            <CopyButton text={sqlId} label="Copy SQL_ID" />
          </span>
        }
      />
      <TabLinks
        label="Time"
        className="mb-4"
        tabs={Object.entries(SQL_RANGES).map(([range, { label }]) => ({
          href: paths.sqlStatement(sqlId, { range: range === DEFAULT_RANGE ? undefined : range }),
          label,
          isCurrent: (query.range ?? DEFAULT_RANGE) === range,
        }))}
      />
      <StatGrid className="mb-4">
        <Stat label="Calls" value={count.format(costs.calls)} note={`${count.format(costs.errors)} failed`} />
        <Stat label="Rows" value={count.format(costs.rows)} note="returned or changed" />
        <Stat
          label="Mean"
          value={costs.calls > 0 ? formatDuration(costs.sumUs / costs.calls) : '–'}
          note={`${formatDuration(costs.sumUs)} altogether`}
        />
        <Stat
          label="p95"
          value={costs.p95Us === null ? '–' : formatDuration(costs.p95Us)}
          note={`slowest ${formatDuration(costs.maxUs)}`}
        />
      </StatGrid>
      <div className="grid gap-4 *:min-w-0 2xl:grid-cols-2">
        <Card
          title="Text"
          description="Values are never recorded, only their places."
          actions={<CopyButton text={statement.text} label="Copy statement" />}
        >
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
            tabIndex={0}
            className="max-h-72 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs break-words whitespace-pre-wrap"
          >
            {statement.text}
          </pre>
        </Card>
        <HistoryCard stretches={statement.stretches} />
        <PlanCard sqlId={sqlId} range={query.range} plan={plan} refusal={refusal} />
        <CallerCard callers={statement.callers} />
        <SlowTracesCard traces={statement.traces} />
        {statement.repeats.length > 0 && (
          <Card title="Asked for in a loop" description="Ten times or more below one caller." isFlush>
            <RepeatTable repeats={statement.repeats} isFramed={false} />
          </Card>
        )}
      </div>
    </>
  );
}
