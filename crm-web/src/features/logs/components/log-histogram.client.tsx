'use client';

import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { paths, type Query } from '@/paths';
import type { LogHistogram } from '../logs.schema';

const axis = { fontSize: 12, fill: 'var(--color-ink-muted)' } as const;

const SERIES = [
  ['debug', 'Debug', 'var(--color-ink-subtle)'],
  ['info', 'Info', 'var(--color-info)'],
  ['warn', 'Warn', 'var(--color-warn)'],
  ['error', 'Error', 'var(--color-danger)'],
] as const;

/** Lines over time, stacked by level. A press opens the lines of a bar; the arrow keys move the tooltip. */
export function LogHistogramChart(props: {
  readonly histogram: LogHistogram;
  readonly filter: Query;
}): ReactElement {
  const router = useRouter();
  const { stretches, stepMs } = props.histogram;
  const open = (label: unknown) => {
    const startsAtMs = Number(label);
    if (!Number.isFinite(startsAtMs)) return;
    const from = new Date(startsAtMs).toISOString();
    const to = new Date(startsAtMs + stepMs - 1).toISOString();
    router.push(paths.logs({ ...props.filter, range: null, from, to }));
  };
  return (
    <ResponsiveContainer width="100%" height={140} initialDimension={{ width: 900, height: 140 }}>
      <BarChart
        data={[...stretches]}
        accessibilityLayer
        title="Log lines over time"
        desc="Bars are stacked by level. The table below holds the same numbers and leads to the lines."
        margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
        onClick={({ activeLabel }) => open(activeLabel)}
        className="cursor-pointer"
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="startsAtMs"
          tickFormatter={(ms: number) => timeLabel(ms, stepMs)}
          tick={axis}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line-strong)' }}
          minTickGap={32}
        />
        <YAxis allowDecimals={false} width={44} tick={axis} tickLine={false} axisLine={false} />
        <Tooltip
          cursor={{ fill: 'var(--color-hover)' }}
          contentStyle={{
            background: 'var(--color-raised)',
            border: '1px solid var(--color-line)',
            borderRadius: 6,
            color: 'var(--color-ink)',
            fontSize: 13,
          }}
          labelFormatter={(ms) => `from ${timeLabel(Number(ms), stepMs)} (UTC)`}
        />
        {SERIES.map(([key, name, fill]) => (
          <Bar
            key={key}
            dataKey={key}
            name={name}
            stackId="level"
            fill={fill}
            maxBarSize={24}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function timeLabel(ms: number, stepMs: number): string {
  return new Intl.DateTimeFormat('en-US', {
    ...(stepMs >= 3_600_000 ? { month: 'short', day: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    ...(stepMs < 60_000 ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(new Date(ms));
}
