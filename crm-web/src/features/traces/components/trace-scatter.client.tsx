'use client';

import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { paths } from '@/paths';
import type { TraceSummary } from '../traces.schema';
import { formatDuration } from './trace-text';

const axis = { fontSize: 11, fill: 'var(--color-ink-muted)' } as const;

interface Dot {
  readonly traceId: string;
  readonly name: string;
  readonly atMs: number;
  readonly durationMs: number;
}

/** When traces began and how long they took. A dot opens its trace; the table below holds the same traces. */
export function TraceScatter({ traces }: { readonly traces: readonly TraceSummary[] }): ReactElement {
  const router = useRouter();
  const dots = (isError: boolean): Dot[] =>
    traces
      .filter((trace) => trace.isError === isError)
      .map(({ traceId, name, startedAt, durationUs }) => ({
        traceId,
        name,
        atMs: Date.parse(startedAt),
        // Nothing has no place on a logarithmic scale.
        durationMs: Math.max(0.01, durationUs / 1_000),
      }));
  const open = (dot: { readonly payload?: Dot }) => {
    if (dot.payload) router.push(paths.trace(dot.payload.traceId));
  };
  return (
    <ResponsiveContainer width="100%" height={200} initialDimension={{ width: 800, height: 200 }}>
      <ScatterChart
        accessibilityLayer
        title="Duration of traces by their start"
        desc="One dot for each trace of the table below; red ones have an error."
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke="var(--color-line)" />
        <XAxis
          dataKey="atMs"
          type="number"
          domain={['dataMin', 'dataMax']}
          tickFormatter={clock}
          tick={axis}
          tickLine={false}
          minTickGap={40}
        />
        <YAxis
          dataKey="durationMs"
          type="number"
          scale="log"
          domain={['auto', 'auto']}
          tickFormatter={(ms: number) => formatDuration(ms * 1_000)}
          tick={axis}
          tickLine={false}
          width={64}
          allowDataOverflow
        />
        <Tooltip cursor={false} isAnimationActive={false} content={<DotTip />} />
        <Scatter
          name="Without errors"
          data={dots(false)}
          fill="var(--color-chart-1)"
          fillOpacity={0.7}
          onClick={open}
          className="cursor-pointer"
          isAnimationActive={false}
        />
        <Scatter
          name="With errors"
          data={dots(true)}
          fill="var(--color-danger)"
          shape="diamond"
          onClick={open}
          className="cursor-pointer"
          isAnimationActive={false}
        />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

function DotTip({
  payload,
}: {
  readonly payload?: readonly { readonly payload: Dot }[];
}): ReactElement | null {
  const dot = payload?.[0]?.payload;
  if (!dot) return null;
  return (
    <div className="rounded-md border border-line bg-raised px-2 py-1 text-xs text-ink shadow-overlay">
      <p className="font-medium">{dot.name}</p>
      <p className="tabular-nums">
        {formatDuration(dot.durationMs * 1_000)} at {clock(dot.atMs)} UTC
      </p>
    </div>
  );
}

function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
