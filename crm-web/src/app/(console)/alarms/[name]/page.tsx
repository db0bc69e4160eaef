import { can } from '@octo/shared/auth/permissions';
import { Alert, Breadcrumbs, ButtonLink, Card, DescriptionList, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { alarmEvidence } from '@/features/alarms/alarm-evidence.service';
import { type AlarmInstance, alarmValue, labelsOf } from '@/features/alarms/alarms.schema';
import { getAlarm } from '@/features/alarms/alarms.service';
import { AcknowledgeForm } from '@/features/alarms/components/acknowledge-form.client';
import { AlarmStateBadge, SeverityBadge } from '@/features/alarms/components/alarm-badges';
import { AlarmEvents } from '@/features/alarms/components/alarm-events';
import { AlarmTable } from '@/features/alarms/components/alarm-table';
import { MarkList } from '@/features/marks/components/mark-list';
import { ExemplarList } from '@/features/metrics/components/exemplar-list';
import { MetricCard } from '@/features/metrics/components/metric-card';
import { forPage } from '@/page';
import { paths } from '@/paths';

export async function generateMetadata({ params }: PageProps<'/alarms/[name]'>): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function AlarmPage({ params }: PageProps<'/alarms/[name]'>): Promise<ReactElement> {
  const { name } = await params;
  const { alarm, evidence, role } = await forPage(async (context) => {
    const found = await getAlarm(context, decodeURIComponent(name));
    return {
      alarm: found,
      evidence: await alarmEvidence(context, found.rule, found.instances),
      role: context.operator.role,
    };
  });
  const { rule, instances, events } = alarm;
  const firing = instances.filter(({ state }) => state === 'firing');
  const range = { from: evidence.from.toISOString(), to: evidence.to.toISOString() };
  return (
    <>
      <PageHeader
        title={rule.name}
        description={rule.summary}
        breadcrumbs={
          <Breadcrumbs items={[{ label: 'Alarms', href: paths.alarms() }, { label: rule.name }]} />
        }
        meta={
          <>
            <SeverityBadge severity={rule.severity} />
            <AlarmStateBadge alarm={instances[0]} />
          </>
        }
        actions={
          <>
            <ButtonLink href={paths.traces({ ...range, ...tracesOf(firing[0]), show: 'errors' })}>
              Failed traces
            </ButtonLink>
            <ButtonLink href={paths.logs({ ...range, q: logQuery(firing[0]) })}>Logs</ButtonLink>
          </>
        }
      />
      {firing.length > 0 && (
        <Alert tone="info" title="First" className="mb-4">
          {rule.firstStep}
        </Alert>
      )}
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="space-y-4">
          <MetricCard
            view={{
              panel: {
                title: rule.name,
                metric: evidence.term.metric,
                aggregate: evidence.term.aggregate,
                groupBy: rule.groupBy,
              },
              data: evidence.data,
            }}
            exemplars={evidence.exemplars}
            marks={evidence.marks}
            range={range}
            height={240}
          />
          <AlarmTable rows={[alarm]} />
          {evidence.exemplars.length > 0 && (
            <ExemplarList exemplars={evidence.exemplars} unit={evidence.data.unit} />
          )}
        </div>
        <div className="space-y-4">
          <Card title="Rule">
            <DescriptionList
              layout="ledger"
              items={[
                {
                  term: 'Holds',
                  value: `${rule.compare === '>' ? 'above' : 'below'} ${alarmValue(rule.threshold, rule.unit)}`,
                },
                { term: 'For', value: rule.forS === 0 ? 'at once' : `${rule.forS / 60} min` },
                { term: 'For each', value: rule.groupBy.join(', ') || 'the whole platform' },
                { term: 'Team', value: rule.team },
                { term: 'Objective', value: rule.slo ?? '–' },
              ]}
            />
          </Card>
          {firing.length > 0 && can(role, 'alarms:acknowledge') && (
            <Card title="Take it up" description="Others see that somebody is at it.">
              {firing.map(({ labels }) => (
                <AcknowledgeForm key={labels} alarm={rule.name} labels={labels} />
              ))}
            </Card>
          )}
          <MarkList marks={evidence.marks} />
        </div>
      </div>
      <div className="mt-4">
        <AlarmEvents events={events} />
      </div>
    </>
  );
}

function tracesOf(alarm: AlarmInstance | undefined): { service?: string; workflow?: string } {
  const { service, country } = labelsOf(alarm?.labels ?? '-');
  // Payments are told apart by country in metrics only; their traces are those of checkouts.
  return { ...(service ? { service } : {}), ...(country ? { workflow: 'checkout' } : {}) };
}

function logQuery(alarm: AlarmInstance | undefined): string {
  const { service } = labelsOf(alarm?.labels ?? '-');
  return service ? `service:${service} level:warn` : 'level:warn';
}
