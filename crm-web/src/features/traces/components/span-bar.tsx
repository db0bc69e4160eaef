import { cx } from '@octo/shared/ui';
import type { CSSProperties, ReactElement } from 'react';
import type { Segment, SpanRow } from '../traces.schema';
import { formatDuration, serviceColour } from './trace-text';

const percent = (part: number, whole: number) => `${whole > 0 ? Math.max(0, (part / whole) * 100) : 0}%`;

/**
 * A span on the time axis: light where it waits for its children, solid where it works itself, with a line below
 * where the whole trace waits for it. Decoration: the row says the same in words.
 */
export function SpanBar({ row, traceUs }: { readonly row: SpanRow; readonly traceUs: number }): ReactElement {
  const at = ([from, to]: Segment): CSSProperties => ({
    left: percent(from - row.offsetUs, row.durationUs),
    width: percent(to - from, row.durationUs),
  });
  const endShare = traceUs > 0 ? (row.offsetUs + row.durationUs) / traceUs : 1;
  const isLabelInside = endShare > 0.82 && row.durationUs / Math.max(traceUs, 1) > 0.5;
  const isLabelBefore = endShare > 0.82 && !isLabelInside;
  return (
    <div aria-hidden className="relative h-5 w-full">
      <div
        className="absolute top-1/2 h-3.5 min-w-[3px] -translate-y-1/2"
        style={{ left: percent(row.offsetUs, traceUs), width: percent(row.durationUs, traceUs) }}
      >
        <div
          className={cx('relative h-full overflow-hidden rounded-xs', row.isError && 'ring-2 ring-danger')}
          style={{
            backgroundColor: `color-mix(in oklab, ${serviceColour(row.serviceName)} 26%, var(--color-surface))`,
          }}
        >
          {row.selfSegments.map((segment) => (
            <span
              key={segment[0]}
              className="absolute inset-y-0"
              style={{ ...at(segment), backgroundColor: serviceColour(row.serviceName) }}
            />
          ))}
          {row.selfSegments.length === 0 && (
            <span className="absolute inset-0" style={{ backgroundColor: serviceColour(row.serviceName) }} />
          )}
        </div>
        {row.criticalSegments.map((segment) => (
          <span key={segment[0]} className="absolute -bottom-1 h-0.5 min-w-px bg-ink" style={at(segment)} />
        ))}
        <span
          className={cx(
            'absolute top-1/2 -translate-y-1/2 px-1.5 text-2xs whitespace-nowrap tabular-nums',
            isLabelInside && 'right-1 rounded-xs bg-surface/90 text-ink',
            isLabelBefore && 'right-full text-ink-muted',
            !isLabelInside && !isLabelBefore && 'left-full text-ink-muted',
          )}
        >
          {formatDuration(row.durationUs)}
        </span>
      </div>
    </div>
  );
}
