'use client';

import type { ReactElement } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { SloPoint } from '../slos.schema';

const axis = { fontSize: 12, fill: 'var(--color-ink-muted)' } as const;

/** The share of good events over time, beside what is promised. */
export function SloChart(props: {
  readonly title: string;
  readonly points: readonly SloPoint[];
  readonly target: number;
  readonly isByDay: boolean;
}): ReactElement {
  const { title, points, target, isByDay } = props;
  const rows = points.map(({ at, level, total }) => ({
    at,
    percent: level === null ? null : level * 100,
    total,
  }));
  const lowest = Math.min(
    target * 100,
    ...rows.flatMap((row) => (row.percent === null ? [] : [row.percent])),
  );
  return (
    <ResponsiveContainer width="100%" height={220} initialDimension={{ width: 640, height: 220 }}>
      <LineChart
        data={rows}
        accessibilityLayer
        title={title}
        desc="The line of the target is dashed."
        margin={{ top: 12, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="at"
          tickFormatter={(at: string) => (isByDay ? at.slice(5, 10) : at.slice(11, 16))}
          tick={axis}
          tickLine={false}
          minTickGap={32}
        />
        <YAxis
          domain={[Math.max(0, lowest - (100 - lowest) * 0.2 - 0.01), 100]}
          tickFormatter={(value: number) => `${value.toFixed(lowest > 99 ? 2 : 0)} %`}
          tick={axis}
          tickLine={false}
          axisLine={false}
          width={64}
        />
        <Tooltip
          contentStyle={{
            background: 'var(--color-raised)',
            border: '1px solid var(--color-line)',
            borderRadius: 6,
            color: 'var(--color-ink)',
            fontSize: 13,
          }}
          labelFormatter={(at) => `${String(at).slice(0, 16).replace('T', ' ')} UTC`}
          formatter={(value) => [`${Number(value).toFixed(3)} %`, 'good']}
        />
        <ReferenceLine y={target * 100} stroke="var(--color-danger)" strokeDasharray="4 3" />
        <Line
          dataKey="percent"
          stroke="var(--color-chart-1)"
          strokeWidth={2}
          dot={rows.length < 20}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
