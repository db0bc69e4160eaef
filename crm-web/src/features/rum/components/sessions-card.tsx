import { Card, DateTime, Disclosure, Table, Td, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { RumOverview } from '../rum.schema';
import { SessionsChart } from './sessions-chart.client';

/** Sessions over time as a chart and, folded below it, as a table. */
export function SessionsCard({ stretches }: Pick<RumOverview, 'stretches'>): ReactElement {
  return (
    <Card title="Sessions over time" description="By when they began; times in UTC.">
      <SessionsChart stretches={stretches} />
      <Disclosure summary="As a table" className="mt-2">
        <Table caption="Sessions over time" density="compact" frameClassName="max-h-80">
          <thead>
            <tr>
              <Th>From (UTC)</Th>
              <Th isNumeric>Sessions</Th>
            </tr>
          </thead>
          <tbody>
            {stretches.toReversed().map(({ startsAt, sessions }) => (
              <Tr key={startsAt}>
                <Td>
                  <DateTime value={startsAt} style="short" />
                </Td>
                <Td isNumeric>{sessions}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Disclosure>
    </Card>
  );
}
