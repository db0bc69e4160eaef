import { Badge, Table, Td, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { TraceView } from '../traces.schema';
import { categoryLabel } from './span-icon';
import { formatDuration, serviceLabel } from './trace-text';

/** The same trace as a table, for those who do not read pictures. */
export function TraceTable({
  trace,
  caption,
}: {
  readonly trace: TraceView;
  readonly caption: string;
}): ReactElement {
  return (
    <Table caption={caption} density="compact" isFramed={false} frameClassName="max-h-[60vh]" isHeaderSticky>
      <thead>
        <tr>
          <Th>Level</Th>
          <Th>Span</Th>
          <Th>Service</Th>
          <Th>Kind</Th>
          <Th isNumeric>Starts after</Th>
          <Th isNumeric>Takes</Th>
          <Th>State</Th>
        </tr>
      </thead>
      <tbody>
        {trace.rows.map((row) => (
          <Tr key={row.spanId}>
            <Td isNumeric>{row.depth + 1}</Td>
            <Td>{row.name}</Td>
            <Td>{serviceLabel(row.serviceName)}</Td>
            <Td>{categoryLabel(row.category)}</Td>
            <Td isNumeric>{formatDuration(row.offsetUs)}</Td>
            <Td isNumeric>{formatDuration(row.durationUs)}</Td>
            <Td>{row.isError ? <Badge tone="danger">Error</Badge> : 'OK'}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
