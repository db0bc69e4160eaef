import { DateTime, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { formatDuration, serviceLabel } from '@/features/traces/components/trace-text';
import { paths } from '@/paths';
import type { RepeatLine } from '../sql.schema';

/** Statements that one request, action or job asked for again and again. */
export function RepeatTable(props: {
  readonly repeats: readonly RepeatLine[];
  readonly density?: 'compact' | 'comfortable';
  readonly isFramed?: boolean;
}): ReactElement {
  const { repeats, density = 'compact', isFramed = true } = props;
  return (
    <Table caption="Statements asked for in a loop" density={density} isFramed={isFramed}>
      <thead>
        <tr>
          <Th>Statement</Th>
          <Th>Caller</Th>
          <Th>Service</Th>
          <Th isNumeric>Times in one trace</Th>
          <Th isNumeric>Traces</Th>
          <Th isNumeric>Time</Th>
          <Th>Last seen (UTC)</Th>
          <Th>Trace</Th>
        </tr>
      </thead>
      <tbody>
        {repeats.map((line) => (
          <Tr key={`${line.sqlId} ${line.service} ${line.caller}`}>
            <Td className="min-w-48">
              <Link href={paths.sqlStatement(line.sqlId)} className="text-accent-ink hover:underline">
                {line.statementName ?? line.summary}
              </Link>
              <span className="block font-mono text-xs text-ink-muted">{line.sqlId}</span>
            </Td>
            <Td className="min-w-40">{line.caller}</Td>
            <Td className="whitespace-nowrap">{serviceLabel(line.service)}</Td>
            <Td isNumeric>{line.maxRepeats}</Td>
            <Td isNumeric>{line.traceCount}</Td>
            <Td isNumeric>{formatDuration(line.sumUs)}</Td>
            <Td>
              <DateTime value={line.lastAt} style="short" />
            </Td>
            <Td isMono>
              <Link
                href={`${paths.trace(line.traceId)}?span=${line.spanId}`}
                className="text-accent-ink hover:underline"
                aria-label={`Trace ${line.traceId.slice(0, 8)} of ${line.caller}`}
              >
                {line.traceId.slice(0, 8)}
              </Link>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
