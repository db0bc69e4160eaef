import { Card, DateTime, Disclosure, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import type { Mark } from '@/features/marks/marks.schema';
import { paths, type Query } from '@/paths';
import type { PanelView } from '../explore.schema';
import type { Exemplar } from '../metrics.schema';
import { unitWords } from '../quantity';
import { MetricChart } from './metric-chart.client';
import {
  AGGREGATE_WORDS,
  DRAWN_LINES,
  hasValues,
  lastValue,
  lineColour,
  lineName,
  valueText,
} from './metric-text';

const TABLE_ROWS = 120;

/** A metric over time as a chart, its lines with their last values and, folded below, a table. */
export function MetricCard(props: {
  readonly view: PanelView;
  readonly height?: number;
  readonly exemplars?: readonly Exemplar[];
  readonly marks?: readonly Mark[];
  /** The range, for the way to the explorer; absent there. */
  readonly range?: Query;
}): ReactElement {
  const { view, height = 190, exemplars, marks, range } = props;
  const { panel, data } = view;
  const { title, metric, aggregate, groupBy } = panel;
  const unit = unitWords(data.unit);
  return (
    <Card
      title={title}
      description={
        <>
          <code className="font-mono text-xs break-all">{metric}</code>,{' '}
          {aggregate === 'rate' ? unit || 'per second' : AGGREGATE_WORDS[aggregate]}
          {unit && aggregate !== 'rate' && ` of ${unit}`}
        </>
      }
      actions={
        range && (
          <Link
            href={paths.exploreMetrics({
              ...range,
              metric,
              by: groupBy[0],
              by2: groupBy[1],
              look: panel.look,
              ...(aggregate === 'share' ? {} : { aggregate }),
            })}
            className="text-sm text-accent-ink hover:underline"
            aria-label={`Explore ${title}`}
          >
            Explore
          </Link>
        )
      }
    >
      {hasValues(data) ? (
        <>
          <MetricChart
            title={title}
            data={data}
            aggregate={aggregate}
            look={panel.look ?? 'lines'}
            height={height}
            {...(exemplars ? { exemplars } : {})}
            {...(marks ? { marks } : {})}
          />
          <Legend view={view} />
          <Disclosure summary="As a table" className="mt-1">
            <ValueTable view={view} />
          </Disclosure>
        </>
      ) : (
        <p className="grid place-items-center px-6 text-center text-sm text-ink-muted" style={{ height }}>
          {data.kind === null
            ? 'Nothing of this has been received yet: it comes when it first happens.'
            : 'No values in this time.'}
        </p>
      )}
    </Card>
  );
}

function Legend({ view }: { readonly view: PanelView }): ReactElement {
  const { data, panel } = view;
  const hidden = data.lines.length + data.hiddenLines - DRAWN_LINES;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
      {data.lines.slice(0, DRAWN_LINES).map(({ labels, values }, index) => (
        <li key={lineName(labels)} className="flex min-w-0 items-center gap-1.5">
          <span
            className="size-2.5 shrink-0 rounded-xs"
            style={{ background: lineColour(labels, index) }}
            aria-hidden
          />
          <span className="max-w-56 truncate" title={lineName(labels)}>
            {lineName(labels)}
          </span>
          <span className="font-medium text-ink tabular-nums">
            {valueText(lastValue(values), data.unit, panel.aggregate)}
          </span>
        </li>
      ))}
      {hidden > 0 && <li>and {hidden} smaller ones, which are not drawn</li>}
    </ul>
  );
}

function ValueTable({ view }: { readonly view: PanelView }): ReactElement {
  const { data, panel } = view;
  const lines = data.lines.slice(0, DRAWN_LINES);
  const rows = data.startsAtMs.map((ms, index) => ({
    ms,
    values: lines.map(({ values }) => values[index] ?? null),
  }));
  return (
    <Table caption={panel.title} density="compact" frameClassName="max-h-80">
      <thead>
        <tr>
          <Th>From (UTC)</Th>
          {lines.map(({ labels }) => (
            <Th key={lineName(labels)} isNumeric>
              {lineName(labels)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .toReversed()
          .slice(0, TABLE_ROWS)
          .map(({ ms, values }) => (
            <Tr key={ms}>
              <Td>
                <DateTime value={ms} style="dateTime" />
              </Td>
              {values.map((value, index) => (
                <Td key={lineName(lines[index]?.labels ?? {})} isNumeric>
                  {valueText(value, data.unit, panel.aggregate)}
                </Td>
              ))}
            </Tr>
          ))}
      </tbody>
    </Table>
  );
}
