import { Card, DateTime, Disclosure, Money, Table, Td, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { DaySales } from '../dashboard.schema';
import { SalesChart } from './sales-chart.client';

/** Sales of the last days as a chart and, folded below it, as a table. */
export function SalesCard({
  days,
  currency,
}: {
  readonly days: readonly DaySales[];
  readonly currency: string;
}): ReactElement {
  return (
    <Card
      title={`Orders and revenue, last ${days.length} days`}
      description={`Revenue in ${currency} of orders that are paid and not given back; days in UTC.`}
    >
      <div className="mb-2 flex gap-4 text-xs text-ink-muted" aria-hidden>
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-xs bg-chart-1" /> Orders (left)
        </span>
        <span className="flex items-center gap-1.5">
          <span className="h-0.5 w-4 bg-chart-3" /> Revenue (right)
        </span>
      </div>
      <SalesChart days={days} currency={currency} />
      <Disclosure summary="As a table" className="mt-2">
        <Table caption="Orders and revenue per day" density="compact" frameClassName="max-h-80">
          <thead>
            <tr>
              <Th>Day</Th>
              <Th isNumeric>Orders</Th>
              <Th isNumeric>Revenue</Th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, orders, revenueMinor }) => (
              <Tr key={day}>
                <Td>
                  <DateTime value={`${day}T00:00:00Z`} style="date" />
                </Td>
                <Td isNumeric>{orders}</Td>
                <Td isNumeric>
                  <Money minor={revenueMinor} currency={currency} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Disclosure>
    </Card>
  );
}
