import { Card, DateTime, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { formatDuration, formatShare, serviceLabel } from '@/features/traces/components/trace-text';
import { paths } from '@/paths';
import type { CallerLine } from '../sql.schema';

/** Who asks for a statement, with their share of its time. */
export function CallerCard({ callers }: { readonly callers: readonly CallerLine[] }): ReactElement {
  const sumUs = callers.reduce((sum, caller) => sum + caller.sumUs, 0);
  return (
    <Card title="Callers" description="Routes, pages, actions and jobs that asked." isFlush>
      <Table caption="Callers" density="compact" isFramed={false}>
        <thead>
          <tr>
            <Th>Caller</Th>
            <Th>Service</Th>
            <Th isNumeric>Share of time</Th>
            <Th isNumeric>Calls</Th>
            <Th isNumeric>Mean</Th>
            <Th isNumeric>p95</Th>
          </tr>
        </thead>
        <tbody>
          {callers.map((line) => (
            <Tr key={`${line.service} ${line.caller}`}>
              <Td className="min-w-40 break-all">{line.caller}</Td>
              <Td className="whitespace-nowrap">{serviceLabel(line.service)}</Td>
              <Td isNumeric>{formatShare(line.sumUs, sumUs)}</Td>
              <Td isNumeric>{line.calls}</Td>
              <Td isNumeric>{formatDuration(line.sumUs / Math.max(1, line.calls))}</Td>
              <Td isNumeric>{line.p95Us === null ? '–' : formatDuration(line.p95Us)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** The traces with the slowest calls of a statement. */
export function SlowTracesCard(props: {
  readonly traces: readonly {
    readonly traceId: string;
    readonly maxUs: number;
    readonly caller: string;
    readonly service: string;
    readonly at: string;
  }[];
}): ReactElement {
  return (
    <Card title="Slowest traces" description="The slowest call of each minute and caller." isFlush>
      <Table caption="Slowest traces" density="compact" isFramed={false}>
        <thead>
          <tr>
            <Th>Trace</Th>
            <Th isNumeric>Call took</Th>
            <Th>Caller</Th>
            <Th>Service</Th>
            <Th>When (UTC)</Th>
          </tr>
        </thead>
        <tbody>
          {props.traces.map((trace) => (
            <Tr key={trace.traceId}>
              <Td isMono>
                <Link
                  href={paths.trace(trace.traceId)}
                  className="text-accent-ink hover:underline"
                  aria-label={`Trace ${trace.traceId.slice(0, 8)} of ${trace.caller}`}
                >
                  {trace.traceId.slice(0, 8)}
                </Link>
              </Td>
              <Td isNumeric>{formatDuration(trace.maxUs)}</Td>
              <Td className="min-w-40 break-all">{trace.caller}</Td>
              <Td className="whitespace-nowrap">{serviceLabel(trace.service)}</Td>
              <Td>
                <DateTime value={trace.at} style="short" />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
