'use client';

import { formatMoney } from '@octo/shared/money';
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
import type { DaySales } from '../dashboard.schema';

const axis = { fontSize: 12, fill: 'var(--color-ink-muted)' } as const;

/** Orders (bars) and revenue (line) per day. The arrow keys move the tooltip from day to day. */
export function SalesChart({
  days,
  currency,
}: {
  readonly days: readonly DaySales[];
  readonly currency: string;
}): ReactElement {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency });
  return (
    <ResponsiveContainer width="100%" height={260} initialDimension={{ width: 640, height: 260 }}>
      <ComposedChart
        data={[...days]}
        accessibilityLayer
        title="Orders and revenue per day"
        desc="Bars are orders, the line is revenue. The table below holds the same numbers."
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="day"
          tickFormatter={dayLabel}
          tick={axis}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line-strong)' }}
          minTickGap={12}
        />
        <YAxis
          yAxisId="orders"
          allowDecimals={false}
          width={34}
          tick={axis}
          tickLine={false}
          axisLine={false}
        />
        <YAxis
          yAxisId="revenue"
          orientation="right"
          width={52}
          tick={axis}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => shortMoney(value, currency)}
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
          labelFormatter={(day) => `${dayLabel(String(day))} (UTC)`}
          formatter={(value, name) => [name === 'Revenue' ? money(Number(value)) : String(value), name]}
        />
        <Bar
          yAxisId="orders"
          dataKey="orders"
          name="Orders"
          fill="var(--color-chart-1)"
          radius={[3, 3, 0, 0]}
          maxBarSize={28}
          isAnimationActive={false}
        />
        <Line
          yAxisId="revenue"
          dataKey="revenueMinor"
          name="Revenue"
          stroke="var(--color-chart-3)"
          strokeWidth={2}
          dot={{ r: 2.5, fill: 'var(--color-chart-3)', strokeWidth: 0 }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** `2026-11-21` → "Nov 21", without a zone that could move the day. */
function dayLabel(day: string): string {
  return new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function shortMoney(amountMinor: number, currency: string): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(amountMinor / 100);
}
