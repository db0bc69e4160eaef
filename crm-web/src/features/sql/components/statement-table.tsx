import { Badge, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { formatDuration, formatShare, serviceLabel } from '@/features/traces/components/trace-text';
import { paths, type Query } from '@/paths';
import type { SqlSort, StatementCosts, StatementLine } from '../sql.schema';
import { TrendBars } from './trend-bars';

const HEADS: readonly (readonly [SqlSort, string])[] = [
  ['time', 'Time'],
  ['calls', 'Calls'],
  ['rows', 'Rows'],
  ['errors', 'Errors'],
  ['mean', 'Mean'],
  ['p95', 'p95'],
  ['max', 'Max'],
];

const count = new Intl.NumberFormat('en-US');

/** Statements of a range, the costliest first. */
export function StatementTable(props: {
  readonly statements: readonly StatementLine[];
  readonly totals: StatementCosts;
  readonly sort: SqlSort;
  /** Filters that sorting keeps. */
  readonly filter: Query;
  readonly density: 'compact' | 'comfortable';
}): ReactElement {
  const { statements, totals, sort, filter, density } = props;
  return (
    <Table
      caption="Statements"
      density={density}
      isHeaderSticky
      frameClassName="max-h-[max(20rem,calc(100dvh-19rem))]"
    >
      <thead>
        <tr>
          <Th>Statement</Th>
          <Th>SQL_ID</Th>
          <Th>Asked by</Th>
          {HEADS.map(([name, label]) => (
            <Th
              key={name}
              isNumeric
              sortHref={paths.sql({ ...filter, sort: name === 'time' ? undefined : name })}
              {...(sort === name ? { sorted: 'descending' as const } : {})}
            >
              {label}
            </Th>
          ))}
          <Th>Time over time</Th>
        </tr>
      </thead>
      <tbody>
        {statements.map((line) => (
          <Tr key={line.sqlId}>
            <Td className="max-w-80 min-w-48">
              <Link
                href={paths.sqlStatement(line.sqlId, { range: filter.range })}
                className="block truncate text-accent-ink hover:underline"
              >
                {line.statementName ?? line.summary}
              </Link>
              {line.statementName !== null && (
                <span className="block truncate text-xs text-ink-muted">{line.summary}</span>
              )}
            </Td>
            <Td isMono>{line.sqlId}</Td>
            <Td className="whitespace-nowrap">{line.services.map(serviceLabel).join(', ')}</Td>
            <Td isNumeric>
              {formatDuration(line.sumUs)}
              <span className="block text-xs text-ink-muted">{formatShare(line.sumUs, totals.sumUs)}</span>
            </Td>
            <Td isNumeric>{count.format(line.calls)}</Td>
            <Td isNumeric>{count.format(line.rows)}</Td>
            <Td isNumeric>
              {line.errors > 0 ? <Badge tone="danger">{count.format(line.errors)}</Badge> : '0'}
            </Td>
            <Td isNumeric>{formatDuration(line.sumUs / Math.max(1, line.calls))}</Td>
            <Td isNumeric>{line.p95Us === null ? '–' : formatDuration(line.p95Us)}</Td>
            <Td isNumeric>{formatDuration(line.maxUs)}</Td>
            <Td>
              <TrendBars values={line.trend} label={`Time spent on ${line.statementName ?? line.summary}`} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
