'use client';

import type { ReactElement } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { StretchCounts } from '../security.schema';

const axis = { fontSize: 12, fill: 'var(--color-ink-muted)' } as const;

/** Colours of severities, from calm to alarming; words and table say the same. */
const SERIES = [
  ['low', 'Low', 'var(--color-ink-subtle)'],
  ['medium', 'Medium', 'var(--color-info)'],
  ['high', 'High', 'var(--color-warn)'],
  ['critical', 'Critical', 'var(--color-danger)'],
] as const;

/** Attacks over time, stacked by severity. The arrow keys move the tooltip. */
export function SecurityChart(props: {
  readonly stretches: readonly StretchCounts[];
  readonly stretchHours: number;
}): ReactElement {
  const label = (startsAt: string) => stretchLabel(startsAt, props.stretchHours);
  return (
    <ResponsiveContainer width="100%" height={220} initialDimension={{ width: 640, height: 220 }}>
      <BarChart
        data={[...props.stretches]}
        accessibilityLayer
        title="Attacks over time"
        desc="Bars are stacked by severity. The table below holds the same numbers."
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="startsAt"
          tickFormatter={label}
          tick={axis}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line-strong)' }}
          minTickGap={16}
        />
        <YAxis allowDecimals={false} width={34} tick={axis} tickLine={false} axisLine={false} />
        <Tooltip
          cursor={{ fill: 'var(--color-hover)' }}
          contentStyle={{
            background: 'var(--color-raised)',
            border: '1px solid var(--color-line)',
            borderRadius: 6,
            color: 'var(--color-ink)',
            fontSize: 13,
          }}
          labelFormatter={(startsAt) => `from ${label(String(startsAt))} (UTC)`}
        />
        {SERIES.map(([key, name, fill]) => (
          <Bar
            key={key}
            dataKey={key}
            name={name}
            stackId="severity"
            fill={fill}
            maxBarSize={24}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function stretchLabel(startsAt: string, stretchHours: number): string {
  const options: Intl.DateTimeFormatOptions =
    stretchHours === 1
      ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }
      : stretchHours < 24
        ? { month: 'short', day: 'numeric', hour: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }
        : { month: 'short', day: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat('en-US', options).format(new Date(startsAt));
}
