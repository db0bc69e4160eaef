import { Alert, Badge, DateTime, Disclosure } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { TraceView } from '../traces.schema';
import { TraceTable } from './trace-table';
import { formatDuration, serviceColour, serviceLabel } from './trace-text';
import { TraceWaterfall } from './trace-waterfall.client';

/** One trace: who took part, the picture, and the same as a table. Put it into a flush Card. */
export function TracePanel(props: {
  readonly trace: TraceView;
  /** Names the trace for screen readers ("Purchase"). */
  readonly label: string;
  readonly initialSpanId?: string | undefined;
}): ReactElement {
  const { trace, label, initialSpanId } = props;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-(--card-pad) pb-3 text-sm">
        <ul aria-label="Services" className="flex flex-wrap gap-x-4 gap-y-1">
          {trace.services.map((service) => (
            <li key={service.name} className="flex items-center gap-1.5">
              <span
                aria-hidden
                className="size-2.5 rounded-xs"
                style={{ backgroundColor: serviceColour(service.name) }}
              />
              {serviceLabel(service.name)}
              <span className="text-ink-muted tabular-nums">{service.spanCount}</span>
            </li>
          ))}
        </ul>
        <p className="text-ink-muted tabular-nums">
          {formatDuration(trace.durationUs)} · {trace.sqlCount} SQL · <DateTime value={trace.startedAt} />
        </p>
        {trace.errorCount > 0 && (
          <Badge tone="danger" hasDot>
            {trace.errorCount === 1 ? '1 error' : `${trace.errorCount} errors`}
          </Badge>
        )}
      </div>
      {trace.isTruncated && (
        <Alert tone="info" title="Not everything is shown" className="mx-3 mb-3">
          This trace has more spans than can be drawn; the earliest {trace.rows.length} are here.
        </Alert>
      )}
      <div className="border-t border-line">
        <TraceWaterfall
          trace={{ rows: trace.rows, durationUs: trace.durationUs }}
          label={`${label}: spans`}
          initialSpanId={initialSpanId}
        />
      </div>
      <p className="border-t border-line px-(--card-pad) py-2 text-xs text-ink-subtle">
        Solid: own work. Light: waiting for what is below. Line under a bar: the critical path, which the
        whole trace waits for.
      </p>
      <div className="border-t border-line px-(--card-pad)">
        <Disclosure summary="Show as table">
          <TraceTable trace={trace} caption={`${label}: spans as a table`} />
        </Disclosure>
      </div>
    </div>
  );
}
