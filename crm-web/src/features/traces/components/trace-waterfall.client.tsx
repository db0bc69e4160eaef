'use client';

import {
  Button,
  ChevronDownIcon,
  ChevronRightIcon,
  CircleAlertIcon,
  cx,
  VisuallyHidden,
} from '@octo/shared/ui';
import { type ReactElement, useId } from 'react';
import type { SpanRow, TraceView } from '../traces.schema';
import { SpanBar } from './span-bar';
import { SpanDetails } from './span-details';
import { SpanIcon } from './span-icon';
import { TimeAxis } from './time-axis';
import { formatDuration, serviceColour, serviceLabel } from './trace-text';
import { useWaterfall } from './use-waterfall.client';

const COLUMNS = 'grid grid-cols-1 gap-x-4 sm:grid-cols-[minmax(13rem,38%)_minmax(0,1fr)]';

/**
 * The spans of a trace on one time axis. Each row opens its details; arrow up and down move between rows, left and
 * right fold and unfold what is below a row.
 */
export function TraceWaterfall(props: {
  readonly trace: Pick<TraceView, 'rows' | 'durationUs'>;
  readonly label: string;
  /** Span whose details are open at first (from the address). */
  readonly initialSpanId?: string | undefined;
}): ReactElement {
  const { rows, durationUs } = props.trace;
  const waterfall = useWaterfall(rows, props.initialSpanId);
  const id = useId();
  return (
    <div data-waterfall>
      <div className={cx(COLUMNS, 'border-b border-line bg-sunken px-3 py-1.5')}>
        <span aria-hidden className="text-2xs text-ink-subtle max-sm:hidden">
          Span
        </span>
        <TimeAxis traceUs={durationUs} />
      </div>
      <ol aria-label={props.label} className="divide-y divide-line">
        {waterfall.visible.map((row) => {
          const isOpen = waterfall.openId === row.spanId;
          const detailsId = `${id}-${row.spanId}`;
          return (
            <li key={row.spanId} className={cx(isOpen && 'bg-accent-surface/40')}>
              <div className={cx(COLUMNS, 'relative items-center px-3 py-1 hover:bg-hover/60')}>
                <div
                  className="flex min-w-0 items-center gap-1.5"
                  style={{ paddingLeft: `min(${row.depth * 0.875}rem, 38%)` }}
                >
                  <FoldButton
                    row={row}
                    isFolded={waterfall.folded.has(row.spanId)}
                    onToggle={() => waterfall.toggleFold(row.spanId)}
                  />
                  <button
                    type="button"
                    data-span-button
                    aria-expanded={isOpen}
                    aria-controls={isOpen ? detailsId : undefined}
                    onClick={() => waterfall.toggleDetails(row.spanId)}
                    onKeyDown={(event) => waterfall.onKeyDown(event, row)}
                    className="flex min-h-7 min-w-0 flex-1 items-center gap-1.5 rounded-xs text-left text-sm after:absolute after:inset-0 after:content-['']"
                  >
                    <span
                      aria-hidden
                      className="h-3.5 w-1 shrink-0 rounded-full"
                      style={{ backgroundColor: serviceColour(row.serviceName) }}
                    />
                    <SpanIcon category={row.category} />
                    {row.isError && <CircleAlertIcon size={14} label="Error" className="text-danger" />}
                    <span className={cx('truncate', row.isError && 'text-danger-ink')}>{row.name}</span>
                    <VisuallyHidden>
                      , {serviceLabel(row.serviceName)}, level {row.depth + 1},{' '}
                      {formatDuration(row.durationUs)}
                    </VisuallyHidden>
                    {row.isOrphan && (
                      <span className="shrink-0 text-2xs text-ink-subtle">parent missing</span>
                    )}
                  </button>
                </div>
                <SpanBar row={row} traceUs={durationUs} />
              </div>
              {isOpen && (
                <section
                  id={detailsId}
                  aria-label={`Details of ${row.name}`}
                  className="border-t border-line bg-surface px-4 py-4"
                >
                  <SpanDetails row={row} traceUs={durationUs} />
                </section>
              )}
            </li>
          );
        })}
      </ol>
      {waterfall.hiddenCount > 0 && (
        <p className="border-t border-line p-3 text-center">
          <Button variant="ghost" size="sm" onClick={waterfall.showAll}>
            Show {waterfall.hiddenCount} more spans
          </Button>
        </p>
      )}
    </div>
  );
}

function FoldButton(props: {
  readonly row: SpanRow;
  readonly isFolded: boolean;
  readonly onToggle: () => void;
}): ReactElement {
  const { row, isFolded, onToggle } = props;
  if (row.descendantCount === 0) return <span aria-hidden className="w-5 shrink-0" />;
  const Icon = isFolded ? ChevronRightIcon : ChevronDownIcon;
  return (
    <button
      type="button"
      aria-expanded={!isFolded}
      aria-label={`${isFolded ? 'Show' : 'Hide'} the ${row.descendantCount} spans below ${row.name}`}
      onClick={onToggle}
      className="relative z-1 grid size-6 shrink-0 place-items-center rounded-xs text-ink-subtle hover:text-ink"
    >
      <Icon size={14} />
    </button>
  );
}
