import { Card, DateTime, EmptyState, TextLink } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { TraceSummary, TraceView } from '../traces.schema';
import { formatDelta, formatDuration } from './trace-text';

/** What a trace could be compared with: others that did the same. */
export function SimilarTraces(props: {
  readonly trace: TraceView;
  readonly similar: readonly TraceSummary[];
}): ReactElement {
  const { trace, similar } = props;
  return (
    <Card
      title={`Others that did ${trace.title}`}
      description="Of the last day, newest first. Choose one as B."
    >
      {similar.length === 0 ? (
        <EmptyState title="No other was found" description="Write the id of another trace above." />
      ) : (
        <ul className="divide-y divide-line text-sm">
          {similar.map((other) => (
            <li key={other.traceId} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-1.5">
              <TextLink
                href={paths.compareTraces(trace.traceId, other.traceId)}
                className="font-mono text-xs"
                aria-label={`Compare with trace ${other.traceId.slice(0, 8)}`}
              >
                {other.traceId.slice(0, 8)}
              </TextLink>
              <DateTime value={other.startedAt} />
              <span className="tabular-nums">
                {formatDuration(other.durationUs)} ({formatDelta(other.durationUs - trace.durationUs)})
              </span>
              {other.isError && <span className="text-danger-ink">with errors</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
