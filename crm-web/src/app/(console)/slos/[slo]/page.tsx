import { ALARM_RULES } from '@octo/shared/alarms';
import {
  Breadcrumbs,
  Card,
  Disclosure,
  PageHeader,
  Stat,
  StatGrid,
  Table,
  Td,
  TextLink,
  Th,
  Tr,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { SloChart } from '@/features/slos/components/slo-chart.client';
import { budgetText, burnText, levelText, SloBadge } from '@/features/slos/components/slo-table';
import type { SloPoint } from '@/features/slos/slos.schema';
import { getSlo } from '@/features/slos/slos.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export async function generateMetadata({ params }: PageProps<'/slos/[slo]'>): Promise<Metadata> {
  return { title: `SLO ${(await params).slo}` };
}

export default async function SloPage({ params }: PageProps<'/slos/[slo]'>): Promise<ReactElement> {
  const { slo: id } = await params;
  const { status, month, day, parts } = await forPage((context) => getSlo(context, id));
  const { slo } = status;
  const alarms = ALARM_RULES.filter(
    ({ slo: objective }) => objective && id.includes(objective.split('_')[0] ?? ''),
  );
  return (
    <>
      <PageHeader
        title={slo.title}
        description={slo.promise}
        breadcrumbs={<Breadcrumbs items={[{ label: 'SLOs', href: paths.slos() }, { label: slo.title }]} />}
        meta={<SloBadge status={status} />}
      />
      <StatGrid className="mb-4">
        <Stat label="Now" value={levelText(status.level)} note={`target ${levelText(slo.target)}`} />
        <Stat label="Budget left" value={status.budgetLeft === null ? '–' : budgetText(status.budgetLeft)} />
        <Stat label="Events that may still fail" value={status.eventsLeft ?? '–'} />
        {status.burnRates.map(({ hours, rate }) => (
          <Stat key={hours} label={`Burn rate, ${hours} h`} value={burnText(rate)} />
        ))}
      </StatGrid>
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <History title="Last 30 days" points={month} target={slo.target} isByDay />
        <History title="Last 24 hours" points={day} target={slo.target} isByDay={false} />
        {parts.length > 0 && (
          <Card title={`By ${slo.splitBy}`} description="The last hour, worst first." isFlush>
            <Table caption={`Events by ${slo.splitBy}`} density="compact" isFramed={false}>
              <thead>
                <tr>
                  <Th>{slo.splitBy}</Th>
                  <Th isNumeric>Events</Th>
                  <Th isNumeric>Not good</Th>
                  <Th isNumeric>Good</Th>
                </tr>
              </thead>
              <tbody>
                {parts.map(({ name, total, bad }) => (
                  <Tr key={name}>
                    <Td>
                      {slo.splitBy === 'http.route' ? (
                        <TextLink href={paths.traces({ route: name, sort: 'slowest' })}>{name}</TextLink>
                      ) : (
                        name
                      )}
                    </Td>
                    <Td isNumeric>{total}</Td>
                    <Td isNumeric>{bad}</Td>
                    <Td isNumeric>{levelText((total - bad) / total)}</Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </Card>
        )}
        {alarms.length > 0 && (
          <Card title="Alarms that protect it">
            <ul className="space-y-1 text-sm">
              {alarms.map(({ name, summary }) => (
                <li key={name}>
                  <TextLink href={paths.alarm(name)}>{name}</TextLink>: {summary}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

function History(props: {
  readonly title: string;
  readonly points: readonly SloPoint[];
  readonly target: number;
  readonly isByDay: boolean;
}): ReactElement {
  const { title, points, target, isByDay } = props;
  return (
    <Card title={title}>
      {points.length === 0 ? (
        <p className="text-sm text-ink-muted">Nothing has been counted in this time.</p>
      ) : (
        <>
          <SloChart title={title} points={points} target={target} isByDay={isByDay} />
          <Disclosure summary="As a table">
            <Table caption={title} density="compact" frameClassName="max-h-80">
              <thead>
                <tr>
                  <Th>From (UTC)</Th>
                  <Th isNumeric>Good</Th>
                  <Th isNumeric>Events</Th>
                </tr>
              </thead>
              <tbody>
                {points.toReversed().map(({ at, level, total }) => (
                  <Tr key={at}>
                    <Td>{at.slice(0, 16).replace('T', ' ')}</Td>
                    <Td isNumeric>{levelText(level)}</Td>
                    <Td isNumeric>{total}</Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </Disclosure>
        </>
      )}
    </Card>
  );
}
