import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import type { Tone } from './tone';

const fills: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-subtle',
  accent: 'text-accent',
  ok: 'text-ok',
  info: 'text-info',
  warn: 'text-warn',
  danger: 'text-danger',
};

/** How far something is: a job with counts, the way to free shipping. `label` is read out, `note` stands above. */
export function ProgressBar(props: {
  readonly value: number;
  readonly max?: number;
  readonly label: string;
  readonly note?: ReactNode;
  readonly tone?: Tone;
  readonly className?: string;
}): ReactElement {
  const { value, max = 100, label, note, tone = 'accent', className } = props;
  return (
    <div className={className}>
      {note !== undefined && <p className="mb-1.5 text-sm text-ink-muted tabular-nums">{note}</p>}
      <progress
        aria-label={label}
        value={Math.min(value, max)}
        max={max}
        className={cx(
          'block h-1.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-line',
          '[&::-moz-progress-bar]:bg-current [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-current',
          fills[tone],
        )}
      />
    </div>
  );
}
