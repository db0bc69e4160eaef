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
    <div className={cx('flex flex-col bg-surface px-(--card-pad) py-4', className)}>
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className="mt-1 text-2xl font-semibold tracking-tight tabular-nums">{value}</dd>
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
        'grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-px overflow-hidden rounded-lg border border-line bg-line',
        className,
      )}
    >
      {children}
    </dl>
  );
}
