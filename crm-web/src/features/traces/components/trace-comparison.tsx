import { Badge, Card, cx, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ComparedPlace, TraceComparison } from '../compare-traces';
import type { TraceView } from '../traces.schema';
import { SpanIcon } from './span-icon';
import { formatDelta, formatDuration, serviceColour, serviceLabel } from './trace-text';

/** Two traces laid over each other: what differs as a whole, where the time went, and every place of the tree. */
export function TraceComparisonPanel(props: {
  readonly a: TraceView;
  readonly b: TraceView;
  readonly comparison: TraceComparison;
}): ReactElement {
  const { a, b, comparison } = props;
  return (
    <div className="space-y-4">
      <Totals a={a} b={b} />
      <Card
        title="Where the time went"
        description="Own work that differs most: time of a span in which nothing below it ran."
      >
        {comparison.movers.length === 0 ? (
          <p className="text-sm text-ink-muted">No span took noticeably longer or shorter.</p>
        ) : (
          <ol className="space-y-1 text-sm">
            {comparison.movers.map((place) => (
              <li key={place.path} className="flex flex-wrap items-baseline gap-x-3">
                <span className="w-24 shrink-0 text-right font-medium tabular-nums">
                  {formatDelta(place.selfDeltaUs)}
                </span>
                <span className="min-w-0 break-words">{place.name}</span>
                <span className="text-ink-muted">{serviceLabel(place.serviceName)}</span>
              </li>
            ))}
          </ol>
        )}
      </Card>
      <Card
        isFlush
        title="Span by span"
        description={`${comparison.missingCount} only in A, ${comparison.addedCount} only in B. Spans of one name below one span are added up.`}
      >
        <Places places={comparison.places} />
      </Card>
    </div>
  );
}

function Totals({ a, b }: { readonly a: TraceView; readonly b: TraceView }): ReactElement {
  const rows = [
    [
      'Takes',
      formatDuration(a.durationUs),
      formatDuration(b.durationUs),
      formatDelta(b.durationUs - a.durationUs),
    ],
    ...(
      [
        ['Spans', a.rows.length, b.rows.length],
        ['SQL statements', a.sqlCount, b.sqlCount],
        ['Errors', a.errorCount, b.errorCount],
      ] as const
    ).map(([label, before, after]) => [label, before, after, signed(after - before)]),
  ] as const;
  return (
    <Table caption="Both traces as a whole" density="compact">
      <thead>
        <tr>
          <Th>Trace</Th>
          <Th isNumeric>
            A <TraceLink trace={a} />
          </Th>
          <Th isNumeric>
            B <TraceLink trace={b} />
          </Th>
          <Th isNumeric>Difference</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, before, after, difference]) => (
          <Tr key={label}>
            <Td>{label}</Td>
            <Td isNumeric>{before}</Td>
            <Td isNumeric>{after}</Td>
            <Td isNumeric>{difference}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function TraceLink({ trace }: { readonly trace: TraceView }): ReactElement {
  return (
    <TextLink href={paths.trace(trace.traceId)} className="font-mono text-xs">
      {trace.traceId.slice(0, 8)}
    </TextLink>
  );
}

function Places({ places }: { readonly places: readonly ComparedPlace[] }): ReactElement {
  const widest = Math.max(1, ...places.map(({ durationDeltaUs }) => Math.abs(durationDeltaUs)));
  return (
    <Table
      caption="Spans of both traces"
      density="compact"
      isFramed={false}
      isHeaderSticky
      frameClassName="max-h-[75vh] border-t border-line"
    >
      <thead>
        <tr>
          <Th>Span</Th>
          <Th isNumeric>Times in A</Th>
          <Th isNumeric>Times in B</Th>
          <Th isNumeric>A</Th>
          <Th isNumeric>B</Th>
          <Th isNumeric>Difference</Th>
          <Th isNumeric>Own work</Th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <Tr key={place.path}>
            <Td>
              <span
                className="flex min-w-56 items-center gap-1.5"
                style={{ paddingLeft: `${Math.min(place.depth, 12) * 0.875}rem` }}
              >
                <span
                  aria-hidden
                  className="h-3.5 w-1 shrink-0 rounded-full"
                  style={{ backgroundColor: serviceColour(place.serviceName) }}
                />
                <SpanIcon category={place.category} />
                <span className="break-words" title={serviceLabel(place.serviceName)}>
                  {place.name}
                </span>
                {place.a === null && <Badge tone="info">only B</Badge>}
                {place.b === null && <Badge tone="neutral">only A</Badge>}
                {(place.b?.errorCount ?? 0) > (place.a?.errorCount ?? 0) && (
                  <Badge tone="danger">fails in B</Badge>
                )}
                {(place.a?.errorCount ?? 0) > (place.b?.errorCount ?? 0) && (
                  <Badge tone="danger">fails in A</Badge>
                )}
              </span>
            </Td>
            <Td isNumeric>{place.a?.count ?? '–'}</Td>
            <Td isNumeric>{place.b?.count ?? '–'}</Td>
            <Td isNumeric>{place.a ? formatDuration(place.a.durationUs) : '–'}</Td>
            <Td isNumeric>{place.b ? formatDuration(place.b.durationUs) : '–'}</Td>
            <Td isNumeric>
              {formatDelta(place.durationDeltaUs)}
              <DeltaBar share={place.durationDeltaUs / widest} />
            </Td>
            <Td isNumeric>{formatDelta(place.selfDeltaUs)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Longer to the right, shorter to the left of the middle. Decoration: the number stands above. */
function DeltaBar({ share }: { readonly share: number }): ReactElement {
  const width = `${Math.abs(share) * 50}%`;
  return (
    <span aria-hidden className="relative mt-0.5 ml-auto block h-1 w-20 rounded-full bg-sunken">
      <span
        className={cx('absolute inset-y-0 rounded-full', share > 0 ? 'bg-warn' : 'bg-ok')}
        style={share > 0 ? { left: '50%', width } : { right: '50%', width }}
      />
    </span>
  );
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : difference < 0 ? `−${-difference}` : '0';
}
