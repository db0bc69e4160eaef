'use client';

import type { ReactElement } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { StatementStretch } from '../sql.schema';

const axis = { fontSize: 12, fill: 'var(--color-ink-muted)' } as const;
const clock = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});
const label = (startsAt: unknown) => clock.format(new Date(String(startsAt)));

/** Calls (bars) and how long they took (lines). The arrow keys move the tooltip. */
export function HistoryChart(props: { readonly stretches: readonly StatementStretch[] }): ReactElement {
  return (
    <ResponsiveContainer width="100%" height={240} initialDimension={{ width: 640, height: 240 }}>
      <ComposedChart
        data={[...props.stretches]}
        accessibilityLayer
        title="Calls and their durations"
        desc="Bars are calls, lines are the mean and the 95th percentile in milliseconds. The table below holds the same numbers."
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="startsAt"
          tickFormatter={label}
          tick={axis}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line-strong)' }}
          minTickGap={24}
        />
        <YAxis
          yAxisId="calls"
          allowDecimals={false}
          width={40}
          tick={axis}
          tickLine={false}
          axisLine={false}
        />
        <YAxis
          yAxisId="ms"
          orientation="right"
          unit=" ms"
          width={64}
          tick={axis}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          cursor={{ fill: 'var(--color-hover)' }}
          contentStyle={{
            background: 'var(--color-raised)',
            border: '1px solid var(--color-line)',
            borderRadius: 6,
            color: 'var(--color-ink)',
            fontSize: 13,
          }}
          labelFormatter={(startsAt) => `from ${label(startsAt)} (UTC)`}
          formatter={(value, name) =>
            name === 'Calls' ? [String(value), name] : [`${Number(value).toFixed(2)} ms`, name]
          }
        />
        <Bar
          yAxisId="calls"
          dataKey="calls"
          name="Calls"
          fill="var(--color-chart-1)"
          maxBarSize={22}
          isAnimationActive={false}
        />
        <Line
          yAxisId="ms"
          dataKey="meanMs"
          name="Mean"
          stroke="var(--color-chart-2)"
          strokeWidth={2}
          dot={{ r: 2 }}
          isAnimationActive={false}
        />
        <Line
          yAxisId="ms"
          dataKey="p95Ms"
          name="p95"
          stroke="var(--color-chart-3)"
          strokeWidth={2}
          dot={{ r: 2 }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
