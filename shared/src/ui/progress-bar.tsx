import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { type Tone, toneMark } from './tone';

/** How far something is: a job with counts, the way to free shipping. `label` is read out, `note` stands beside it. */
export function ProgressBar(props: {
  readonly value: number;
  readonly max?: number;
  readonly label: string;
  readonly note?: ReactNode;
  readonly tone?: Tone;
  readonly className?: string;
}): ReactElement {
  const { value, max = 100, label, note, tone = 'accent', className } = props;
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={className}>
      {note !== undefined && <p className="mb-1.5 text-sm text-ink-muted tabular-nums">{note}</p>}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 overflow-hidden rounded-full border border-transparent bg-line"
      >
        <div
          className={cx('h-full origin-left rounded-full transition-transform duration-slow', toneMark[tone])}
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}
