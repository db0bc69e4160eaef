import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { type Tone, toneText } from './tone';

/** One number with its name; put several into a {@link StatGrid}. `note` says against what it compares. */
export function Stat(props: {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** Tone of the note: the state, not decoration. */
  readonly tone?: Tone;
  readonly className?: string;
}): ReactElement {
  const { label, value, note, tone = 'neutral', className } = props;
  return (
    <div
      className={cx(
        '-mt-px -ml-px flex flex-col border-t border-l border-line px-4 py-4 compact:py-3',
        className,
      )}
    >
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className="mt-1 text-2xl font-semibold tabular-nums max-sm:text-xl">{value}</dd>
      {note !== undefined && <dd className={cx('mt-0.5 text-xs tabular-nums', toneText[tone])}>{note}</dd>}
    </div>
  );
}

/** Row of {@link Stat} tiles divided by hairlines; wraps by itself. */
export function StatGrid({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <dl
      className={cx(
        'grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] overflow-hidden rounded-lg border border-line bg-surface',
        className,
      )}
    >
      {children}
    </dl>
  );
}
