import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { type Tone, toneMark } from './tone';

/** One event of a {@link Timeline}. An event that is still to come has `isPending`. */
export type TimelineEntry = {
  readonly key: string | number;
  readonly title: ReactNode;
  readonly time?: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: Tone;
  readonly isPending?: boolean;
};

/** Events in order, connected by a line: shipment tracking, audit trail. */
export function Timeline({
  entries,
  className,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly className?: string;
}): ReactElement {
  return (
    <ol className={className}>
      {entries.map((entry) => (
        <li key={entry.key} className="group/step relative flex gap-3.5 pb-5 last:pb-0 compact:pb-3.5">
          <span
            aria-hidden
            className="absolute top-4 bottom-0 left-[5px] w-px bg-line group-last/step:hidden"
          />
          <span
            aria-hidden
            className={cx(
              'relative mt-1.5 size-[11px] shrink-0 rounded-full ring-4 ring-surface',
              entry.isPending === true
                ? 'border-2 border-line-strong bg-surface'
                : toneMark[entry.tone ?? 'accent'],
            )}
          />
          <div className="min-w-0 flex-1 text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className={entry.isPending === true ? 'text-ink-muted' : 'font-medium'}>{entry.title}</p>
              {entry.time !== undefined && <p className="text-xs text-ink-subtle">{entry.time}</p>}
            </div>
            {entry.detail !== undefined && <div className="mt-0.5 text-ink-muted">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
