import { cx } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { formatDuration } from './trace-text';

const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** The scale above the bars: five marks from the start of the trace to its end. */
export function TimeAxis({ traceUs }: { readonly traceUs: number }): ReactElement {
  return (
    <div aria-hidden className="relative h-5 text-2xs text-ink-subtle tabular-nums">
      {TICKS.map((tick) => (
        <span
          key={tick}
          className={cx(
            'absolute top-0.5 whitespace-nowrap',
            tick === 0 && 'left-0',
            tick === 1 && 'right-0',
            tick > 0 && tick < 1 && '-translate-x-1/2',
            (tick === 0.25 || tick === 0.75) && 'max-sm:hidden',
          )}
          style={tick > 0 && tick < 1 ? { left: `${tick * 100}%` } : undefined}
        >
          {tick === 0 ? '0' : formatDuration(traceUs * tick)}
        </span>
      ))}
    </div>
  );
}
