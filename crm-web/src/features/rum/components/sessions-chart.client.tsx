'use client';

import type { ReactElement } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { RumOverview } from '../rum.schema';

const axis = { fontSize: 12, fill: 'var(--color-ink-muted)' } as const;

/** Sessions that began, over time. The arrow keys move the tooltip. */
export function SessionsChart({ stretches }: Pick<RumOverview, 'stretches'>): ReactElement {
  return (
    <ResponsiveContainer width="100%" height={200} initialDimension={{ width: 640, height: 200 }}>
      <BarChart
        data={[...stretches]}
        accessibilityLayer
        title="Sessions over time"
        desc="The table below holds the same numbers."
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="startsAt"
          tickFormatter={clock}
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
          labelFormatter={(startsAt) => `from ${clock(String(startsAt))} (UTC)`}
        />
        <Bar
          dataKey="sessions"
          name="Sessions"
          fill="var(--color-accent)"
          maxBarSize={24}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

function clock(startsAt: string): string {
  return new Intl.DateTimeFormat('en-US', {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' },
  }).format(new Date(startsAt));
}
