import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { type Tone, toneBlock, toneMark } from './tone';

/** A short state or count. `hasDot` adds the solid mark of the tone; the words carry the meaning. */
export function Badge(props: {
  readonly tone?: Tone;
  readonly hasDot?: boolean;
  readonly icon?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { tone = 'neutral', hasDot = false, icon, className, children } = props;
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap tabular-nums',
        toneBlock[tone],
        className,
      )}
    >
      {hasDot && <span aria-hidden className={cx('size-1.5 shrink-0 rounded-full', toneMark[tone])} />}
      {icon}
      {children}
    </span>
  );
}
