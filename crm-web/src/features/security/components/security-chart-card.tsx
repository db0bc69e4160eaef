import { Card, DateTime, Disclosure, Table, Td, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { StretchCounts } from '../security.schema';
import { SecurityChart } from './security-chart.client';

const LEGEND = [
  ['Low', 'bg-ink-subtle'],
  ['Medium', 'bg-info'],
  ['High', 'bg-warn'],
  ['Critical', 'bg-danger'],
] as const;

/** Attacks over time as a chart and, folded below it, as a table. */
export function SecurityChartCard(props: {
  readonly stretches: readonly StretchCounts[];
  readonly stretchHours: number;
}): ReactElement {
  return (
    <Card title="Attacks over time" description="By severity; times in UTC.">
      <div className="mb-2 flex flex-wrap gap-4 text-xs text-ink-muted" aria-hidden>
        {LEGEND.map(([name, colour]) => (
          <span key={name} className="flex items-center gap-1.5">
            <span className={`size-2.5 rounded-xs ${colour}`} /> {name}
          </span>
        ))}
      </div>
      <SecurityChart {...props} />
      <Disclosure summary="As a table" className="mt-2">
        <Table caption="Attacks over time" density="compact" frameClassName="max-h-80">
          <thead>
            <tr>
              <Th>From (UTC)</Th>
              <Th isNumeric>Low</Th>
              <Th isNumeric>Medium</Th>
              <Th isNumeric>High</Th>
              <Th isNumeric>Critical</Th>
            </tr>
          </thead>
          <tbody>
            {props.stretches.toReversed().map(({ startsAt, low, medium, high, critical }) => (
              <Tr key={startsAt}>
                <Td>
                  <DateTime value={startsAt} style="short" />
                </Td>
                <Td isNumeric>{low}</Td>
                <Td isNumeric>{medium}</Td>
                <Td isNumeric>{high}</Td>
                <Td isNumeric>{critical}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Disclosure>
    </Card>
  );
}
