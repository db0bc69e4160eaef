import { Card, DateTime, Disclosure, Table, Td, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { StatementStretch } from '../sql.schema';
import { HistoryChart } from './history-chart.client';

const LEGEND = [
  ['Calls', 'bg-chart-1'],
  ['Mean', 'bg-chart-2'],
  ['p95', 'bg-chart-3'],
] as const;

const ms = (value: number | null) => (value === null ? '–' : value.toFixed(2));

/** Calls and durations of a statement over time, as a chart and, folded below it, as a table. */
export function HistoryCard(props: { readonly stretches: readonly StatementStretch[] }): ReactElement {
  return (
    <Card title="History" description="Calls and durations in milliseconds; times in UTC.">
      <div className="mb-2 flex flex-wrap gap-4 text-xs text-ink-muted" aria-hidden>
        {LEGEND.map(([name, colour]) => (
          <span key={name} className="flex items-center gap-1.5">
            <span className={`size-2.5 rounded-xs ${colour}`} /> {name}
          </span>
        ))}
      </div>
      <HistoryChart {...props} />
      <Disclosure summary="As a table" className="mt-2">
        <Table caption="Calls and durations" density="compact" frameClassName="max-h-80">
          <thead>
            <tr>
              <Th>From (UTC)</Th>
              <Th isNumeric>Calls</Th>
              <Th isNumeric>Errors</Th>
              <Th isNumeric>Mean (ms)</Th>
              <Th isNumeric>p95 (ms)</Th>
            </tr>
          </thead>
          <tbody>
            {props.stretches.toReversed().map((stretch) => (
              <Tr key={stretch.startsAt}>
                <Td>
                  <DateTime value={stretch.startsAt} style="short" />
                </Td>
                <Td isNumeric>{stretch.calls}</Td>
                <Td isNumeric>{stretch.errors}</Td>
                <Td isNumeric>{ms(stretch.meanMs)}</Td>
                <Td isNumeric>{ms(stretch.p95Ms)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Disclosure>
    </Card>
  );
}
