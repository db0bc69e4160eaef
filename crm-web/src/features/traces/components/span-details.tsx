import { Alert, type Description, DescriptionList } from '@octo/shared/ui';
import { CopyButton } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { paths } from '@/paths';
import type { AttributeValue, Segment, SpanRow } from '../traces.schema';
import { categoryLabel } from './span-icon';
import { formatDuration, formatShare, serviceLabel } from './trace-text';

const total = (segments: readonly Segment[]) => segments.reduce((sum, [from, to]) => sum + to - from, 0);

/** Everything that is known about one span. */
export function SpanDetails({
  row,
  traceUs,
}: {
  readonly row: SpanRow;
  readonly traceUs: number;
}): ReactElement {
  return (
    <div className="grid gap-x-8 gap-y-5 text-sm lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <div className="min-w-0 space-y-4">
        {row.isError && (
          <Alert tone="danger" title={String(row.attributes['error.type'] ?? 'Error')}>
            {row.statusMessage ?? 'The span ended with an error.'}
          </Alert>
        )}
        <DescriptionList items={facts(row, traceUs)} />
      </div>
      <div className="min-w-0 space-y-5">
        {row.sql !== null && (
          <Part title="Statement" actions={<CopyButton text={row.sql} label="Copy statement" />}>
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
              tabIndex={0}
              className="max-h-64 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs break-words whitespace-pre-wrap"
            >
              {row.sql}
            </pre>
            <p className="mt-1 text-xs text-ink-subtle">
              Values are never recorded, only their places.
              {row.attributes['db.system.name'] === 'oracle.db' &&
                ' The SQL_ID finds the statement in Performance Hub and in Operations Insights.'}
            </p>
          </Part>
        )}
        {row.events.length > 0 && (
          <Part title="Events">
            <ul className="space-y-3">
              {row.events.map((event, index) => (
                <li key={index}>
                  <p>
                    <span className="font-mono text-xs">{event.name}</span>{' '}
                    <span className="text-ink-muted tabular-nums">
                      after {formatDuration(event.offsetUs - row.offsetUs)}
                    </span>
                  </p>
                  <AttributeList attributes={event.attributes} />
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part title="Attributes">
          <AttributeList attributes={row.attributes} />
        </Part>
        <Part title="Sent by">
          <AttributeList attributes={row.resource} />
        </Part>
      </div>
    </div>
  );
}

function facts(row: SpanRow, traceUs: number): Description[] {
  const items: Description[] = [
    { term: 'Service', value: serviceLabel(row.serviceName) },
    { term: 'Kind', value: categoryLabel(row.category) },
    { term: 'Starts after', value: formatDuration(row.offsetUs) },
    {
      term: 'Takes',
      value: `${formatDuration(row.durationUs)} (${formatShare(row.durationUs, traceUs)} of the trace)`,
    },
    { term: 'Own work', value: formatDuration(total(row.selfSegments)) },
    {
      term: 'On the critical path',
      value: row.criticalSegments.length > 0 ? formatDuration(total(row.criticalSegments)) : 'No',
    },
    { term: 'Span id', value: row.spanId, isMono: true },
    ...statementFacts(row),
  ];
  if (row.isOrphan) items.push({ term: 'Parent', value: `${row.parentSpanId} was not received` });
  if (row.clockShiftUs !== 0) {
    items.push({
      term: 'Clock',
      value: `Moved by ${formatDuration(Math.abs(row.clockShiftUs))} to fit its caller`,
    });
  }
  for (const link of row.links) {
    items.push({
      term: 'Linked trace',
      value: (
        <Link className="font-mono text-accent-ink underline" href={paths.trace(link.traceId)}>
          {link.traceId.slice(0, 8)}
        </Link>
      ),
    });
  }
  return items;
}

/** What a DBA asks first about a statement; empty for other spans. */
function statementFacts({ sql, attributes }: SpanRow): Description[] {
  if (sql === null) return [];
  const sqlId = attributes.DbOracleSqlId;
  const items: Description[] = [];
  if (typeof sqlId === 'string') {
    items.push({
      term: 'SQL_ID',
      value: (
        <span className="inline-flex items-center gap-1 font-mono">
          {sqlId} <CopyButton text={sqlId} label="Copy SQL_ID" />
        </span>
      ),
    });
  }
  const told = [
    ['Rows', 'db.response.returned_rows'],
    ['Round trips', 'octo.db.round_trips'],
    ['Code', 'db.response.status_code'],
  ] as const;
  for (const [term, name] of told) {
    if (attributes[name] !== undefined) items.push({ term, value: String(attributes[name]) });
  }
  return items;
}

function Part(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div>
      <div className="mb-1.5 flex min-h-6 items-center justify-between">
        <p className="text-xs font-medium text-ink-muted">{props.title}</p>
        {props.actions}
      </div>
      {props.children}
    </div>
  );
}

function AttributeList({
  attributes,
}: {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}): ReactElement {
  const entries = Object.entries(attributes).sort(([a], [b]) => a.localeCompare(b));
  if (entries.length === 0) return <p className="text-xs text-ink-subtle">None</p>;
  return (
    <dl className="grid gap-x-4 gap-y-1 font-mono text-xs sm:grid-cols-[minmax(8rem,2fr)_minmax(0,3fr)]">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="break-words text-ink-muted">{name}</dt>
          <dd className="min-w-0 break-words whitespace-pre-wrap max-sm:mb-1.5">
            {typeof value === 'object' ? JSON.stringify(value) : String(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
