import { Card, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths, type Query } from '@/paths';
import type { RouteRow, RouteSort } from '../explore.schema';
import { quantity } from '../quantity';
import { lineName } from './metric-text';

const COLUMNS: readonly { readonly key: RouteSort; readonly label: string }[] = [
  { key: 'rate', label: 'Rate' },
  { key: 'errors', label: 'Failed' },
  { key: 'p50', label: 'Median' },
  { key: 'p95', label: '95 %' },
  { key: 'p99', label: '99 %' },
];
/** Above this share a route is worth a look. */
const WORRYING_SHARE = 0.01;

/** Rate, errors and durations by service and route. A route leads to its chart. */
export function RouteTable(props: {
  readonly rows: readonly RouteRow[];
  readonly sort: RouteSort;
  readonly isAscending: boolean;
  /** The range that links keep. */
  readonly range: Query;
}): ReactElement {
  const { rows, sort, isAscending, range } = props;
  return (
    <Card
      title={`${rows.length} routes`}
      description="Requests, the share that failed on our side (5xx), and how long they took."
      isFlush
    >
      <Table caption="Routes" density="compact" isFramed={false} isHeaderSticky frameClassName="max-h-[70vh]">
        <thead>
          <tr>
            <Th>Service</Th>
            <Th>Route</Th>
            {COLUMNS.map(({ key, label }) => (
              <Th
                key={key}
                isNumeric
                sortHref={paths.metrics({
                  ...range,
                  sort: key,
                  dir: sort === key && !isAscending ? 'asc' : null,
                })}
                {...(sort === key
                  ? { sorted: isAscending ? ('ascending' as const) : ('descending' as const) }
                  : {})}
              >
                {label}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={`${row.service} ${row.method} ${row.route}`}>
              <Td className="whitespace-nowrap">{lineName({ service: row.service })}</Td>
              <Td className="min-w-48">
                <Link
                  href={paths.exploreMetrics({
                    ...range,
                    aggregate: 'p95',
                    where: [
                      `service:${row.service}`,
                      `http.request.method:${row.method}`,
                      `http.route:"${row.route}"`,
                    ].join(' '),
                  })}
                  className="break-all text-accent-ink hover:underline"
                >
                  <span className="text-xs text-ink-muted">{row.method}</span> {row.route || 'no route'}
                </Link>
              </Td>
              <Td isNumeric>{quantity(row.perSecond, '/s')}</Td>
              <Td
                isNumeric
                className={(row.errorShare ?? 0) >= WORRYING_SHARE ? 'font-semibold text-danger-ink' : ''}
              >
                {quantity(row.errorShare, '1', true)}
              </Td>
              <Td isNumeric>{quantity(row.p50, 's')}</Td>
              <Td isNumeric>{quantity(row.p95, 's')}</Td>
              <Td isNumeric>{quantity(row.p99, 's')}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
