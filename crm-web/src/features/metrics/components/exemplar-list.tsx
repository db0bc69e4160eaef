import { Card, DateTime, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { Exemplar } from '../metrics.schema';
import { quantity } from '../quantity';
import { lineName } from './metric-text';

const SHOWN_EXEMPLARS = 12;

/** The largest single measurements, with the way to their traces: what the dots of the chart are. */
export function ExemplarList(props: {
  readonly exemplars: readonly Exemplar[];
  readonly unit: string;
}): ReactElement {
  return (
    <Card title="Traces behind the dots" description="The largest single measurements of this time." isFlush>
      <Table caption="Single measurements" density="compact" isFramed={false}>
        <thead>
          <tr>
            <Th isNumeric>Value</Th>
            <Th>When (UTC)</Th>
            <Th>Service</Th>
            <Th>Trace</Th>
          </tr>
        </thead>
        <tbody>
          {props.exemplars.slice(0, SHOWN_EXEMPLARS).map(({ at, value, traceId, spanId, service }) => (
            <Tr key={`${at} ${spanId}`}>
              <Td isNumeric>{quantity(value, props.unit)}</Td>
              <Td>
                <DateTime value={at} style="dateTime" />
              </Td>
              <Td>{lineName({ service })}</Td>
              <Td isMono>
                <Link
                  href={`${paths.trace(traceId)}?span=${spanId}`}
                  className="text-accent-ink hover:underline"
                >
                  {traceId.slice(0, 8)}
                </Link>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
