import { Card, DateTime, Disclosure, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths, type Query } from '@/paths';
import type { LogHistogram } from '../logs.schema';
import { LogHistogramChart } from './log-histogram.client';

const LEGEND = [
  ['Error', 'bg-danger'],
  ['Warn', 'bg-warn'],
  ['Info', 'bg-info'],
  ['Debug', 'bg-ink-subtle'],
] as const;

/** Lines over time as a chart and, folded below it, as a table. Both lead to the lines of one stretch. */
export function LogHistogramCard(props: {
  readonly histogram: LogHistogram;
  /** Conditions that a stretch keeps when it is opened. */
  readonly filter: Query;
}): ReactElement {
  const { histogram, filter } = props;
  const { stretches, stepMs, total } = histogram;
  const filled = stretches.filter(({ error, warn, info, debug }) => error + warn + info + debug > 0);
  return (
    <Card
      title={`${total.toLocaleString('en-US')} lines`}
      description={`By level, each bar ${stepText(stepMs)}; times in UTC. A bar opens its lines.`}
      className="mb-4"
    >
      <div className="mb-2 flex flex-wrap gap-4 text-xs text-ink-muted" aria-hidden>
        {LEGEND.map(([name, colour]) => (
          <span key={name} className="flex items-center gap-1.5">
            <span className={`size-2.5 rounded-xs ${colour}`} /> {name}
          </span>
        ))}
      </div>
      <LogHistogramChart histogram={histogram} filter={filter} />
      <Disclosure summary="As a table" className="mt-2">
        <Table caption="Lines over time" density="compact" frameClassName="max-h-80">
          <thead>
            <tr>
              <Th>From (UTC)</Th>
              <Th isNumeric>Error</Th>
              <Th isNumeric>Warn</Th>
              <Th isNumeric>Info</Th>
              <Th isNumeric>Debug</Th>
            </tr>
          </thead>
          <tbody>
            {filled.toReversed().map(({ startsAtMs, error, warn, info, debug }) => (
              <Tr key={startsAtMs}>
                <Td>
                  <Link
                    href={stretchHref(filter, startsAtMs, stepMs)}
                    className="text-accent-ink hover:underline"
                  >
                    <DateTime value={startsAtMs} style="dateTime" />
                  </Link>
                </Td>
                <Td isNumeric>{error}</Td>
                <Td isNumeric>{warn}</Td>
                <Td isNumeric>{info}</Td>
                <Td isNumeric>{debug}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Disclosure>
    </Card>
  );
}

/** The address of one stretch of time. */
function stretchHref(filter: Query, startsAtMs: number, stepMs: number): string {
  const from = new Date(startsAtMs).toISOString();
  return paths.logs({ ...filter, range: null, from, to: new Date(startsAtMs + stepMs - 1).toISOString() });
}

function stepText(stepMs: number): string {
  const seconds = stepMs / 1_000;
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3_600 ? `${seconds / 60} min` : `${seconds / 3_600} h`;
}
