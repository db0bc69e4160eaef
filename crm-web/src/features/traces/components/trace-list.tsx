import { Badge, DateTime, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { TraceSummary } from '../traces.schema';
import { formatDuration, serviceLabel } from './trace-text';

/** Traces, newest first. */
export function TraceList({ traces }: { readonly traces: readonly TraceSummary[] }): ReactElement {
  return (
    <Table caption="Traces" density="compact" isHeaderSticky frameClassName="max-h-[75vh]">
      <thead>
        <tr>
          <Th>Started</Th>
          <Th>Entry</Th>
          <Th>Service</Th>
          <Th isNumeric>Takes</Th>
          <Th isNumeric>Spans</Th>
          <Th>State</Th>
          <Th>Trace</Th>
        </tr>
      </thead>
      <tbody>
        {traces.map((trace) => (
          <Tr key={`${trace.traceId}-${trace.startedAt}-${trace.name}`}>
            <Td>
              <DateTime value={trace.startedAt} />
            </Td>
            <Td>{trace.name}</Td>
            <Td>{serviceLabel(trace.serviceName)}</Td>
            <Td isNumeric>{formatDuration(trace.durationUs)}</Td>
            <Td isNumeric>{trace.spanCount}</Td>
            <Td>{trace.isError ? <Badge tone="danger">Error</Badge> : 'OK'}</Td>
            <Td isMono>
              <Link
                href={paths.trace(trace.traceId)}
                className="text-accent-ink underline"
                aria-label={`Trace ${trace.traceId.slice(0, 8)}, ${trace.name}`}
              >
                {trace.traceId.slice(0, 8)}
              </Link>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
