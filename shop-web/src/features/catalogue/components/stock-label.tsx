import { cx, type Tone, toneMark, toneText } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { StockLevel } from '../stock-level';

const looks: Readonly<Record<StockLevel, { tone: Tone; text: string }>> = {
  in_stock: { tone: 'ok', text: 'In stock' },
  low: { tone: 'warn', text: 'Low stock' },
  out: { tone: 'neutral', text: 'Out of stock' },
};

/** Stock in words, with a dot of its tone; `left` (pieces) makes a low level exact. */
export function StockLabel(props: {
  readonly level: StockLevel;
  readonly left?: number;
  readonly className?: string;
}): ReactElement {
  const { level, left, className } = props;
  const { tone, text } = looks[level];
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap tabular-nums',
        toneText[tone],
        className,
      )}
    >
      <span aria-hidden className={cx('size-1.5 rounded-full', toneMark[tone])} />
      {level === 'low' && left !== undefined ? `Only ${left} left` : text}
    </span>
  );
}
