'use client';

import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { MARK_LOOKS, type Mark } from '@/features/marks/marks.schema';
import { paths } from '@/paths';
import type { Aggregate, Exemplar, MetricRange } from '../metrics.schema';
import { DRAWN_LINES, instantText, lineColour, lineName, ticksOf, valueText } from './metric-text';

const axis = { fontSize: 12, fill: 'var(--color-ink-muted)' } as const;

/** Columns of a row: its start, a value for each line, and a single measurement. */
type Row = Record<string, number | string | null>;

/** A metric over time. Dots are single measurements and open their traces; the arrow keys move the tooltip. */
export function MetricChart(props: {
  readonly title: string;
  readonly data: MetricRange;
  readonly aggregate: Aggregate;
  readonly look: 'lines' | 'bars';
  readonly height: number;
  readonly exemplars?: readonly Exemplar[];
  readonly marks?: readonly Mark[];
}): ReactElement {
  const { title, data, aggregate, look, height, exemplars = [], marks = [] } = props;
  const router = useRouter();
  const { startsAtMs, stepMs, unit } = data;
  const lines = data.lines.slice(0, DRAWN_LINES);
  const firstMs = startsAtMs[0] ?? 0;
  const endMs = (startsAtMs.at(-1) ?? 0) + stepMs;
  const spanMs = endMs - firstMs;
  const rows = startsAtMs.map((ms, step): Row => {
    return {
      ms,
      ...Object.fromEntries(lines.map(({ values }, index) => [`l${index}`, values[step] ?? null])),
    };
  });
  const dots = exemplars.map(({ at, value, traceId }): Row => ({ ms: Date.parse(at), dot: value, traceId }));
  const open = (point: { readonly payload?: unknown }) => {
    const traceId = (point.payload as Row | undefined)?.traceId;
    if (typeof traceId === 'string') router.push(paths.trace(traceId));
  };
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 560, height }}>
      <ComposedChart
        data={rows}
        accessibilityLayer
        title={title}
        desc="The table below holds the same numbers."
        margin={{ top: 12, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="ms"
          type="number"
          scale="time"
          domain={[firstMs, endMs]}
          allowDataOverflow
          tickFormatter={(ms: number) => instantText(ms, spanMs)}
          tick={axis}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line-strong)' }}
          ticks={ticksOf(firstMs, endMs)}
          interval="preserveStart"
          minTickGap={20}
        />
        <YAxis
          width={62}
          tick={axis}
          tickLine={false}
          axisLine={false}
          domain={[0, 'auto']}
          tickFormatter={(value: number) => valueText(value, unit, aggregate)}
        />
        <Tooltip
          cursor={{ stroke: 'var(--color-line-strong)' }}
          contentStyle={{
            background: 'var(--color-raised)',
            border: '1px solid var(--color-line)',
            borderRadius: 6,
            color: 'var(--color-ink)',
            fontSize: 13,
          }}
          labelFormatter={(ms) => `${instantText(Number(ms), spanMs)} (UTC)`}
          formatter={(value, name) => [valueText(Number(value), unit, aggregate), name]}
        />
        {marks.map(({ key, kind, at, endedAt, title: what }) => {
          const { colour, word } = MARK_LOOKS[kind];
          const ms = Math.max(firstMs, Date.parse(at));
          const label = { value: word, position: 'insideTopLeft', fontSize: 11, fill: colour } as const;
          return kind === 'fault' ? (
            <ReferenceArea
              key={key}
              x1={ms}
              x2={Math.min(endMs, endedAt ? Date.parse(endedAt) : endMs)}
              fill={colour}
              fillOpacity={0.12}
              label={{ ...label, value: what }}
            />
          ) : (
            <ReferenceLine key={key} x={ms} stroke={colour} strokeDasharray="4 3" label={label} />
          );
        })}
        {lines.map(({ labels }, index) => {
          const shared = { dataKey: `l${index}`, name: lineName(labels), isAnimationActive: false } as const;
          return look === 'bars' ? (
            <Bar
              key={shared.name}
              {...shared}
              stackId="all"
              fill={lineColour(labels, index)}
              maxBarSize={18}
            />
          ) : (
            <Line
              key={shared.name}
              {...shared}
              type="linear"
              stroke={lineColour(labels, index)}
              strokeWidth={1.75}
              dot={isolatedDot(rows, shared.dataKey, lineColour(labels, index))}
              activeDot={{ r: 3 }}
            />
          );
        })}
        {dots.length > 0 && (
          <Scatter
            data={dots}
            dataKey="dot"
            name="Single request"
            fill="var(--color-ink-muted)"
            fillOpacity={0.7}
            className="cursor-pointer"
            onClick={open}
            isAnimationActive={false}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** A value between two gaps has no line to either side; it is drawn as a dot. */
function isolatedDot(rows: readonly Row[], key: string, colour: string) {
  return ({ cx, cy, index = 0 }: { cx?: number; cy?: number; index?: number }): ReactElement => {
    const isAlone = rows[index - 1]?.[key] == null && rows[index + 1]?.[key] == null;
    return isAlone && cx !== undefined && cy !== undefined && rows[index]?.[key] != null ? (
      <circle key={index} cx={cx} cy={cy} r={2.5} fill={colour} />
    ) : (
      <g key={index} />
    );
  };
}
