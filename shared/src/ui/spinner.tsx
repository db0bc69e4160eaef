import type { ReactElement } from 'react';
import { cx } from './cx';

/** Turning ring for a control that works; pages use {@link Skeleton} instead. Decoration: say "busy" in text or aria. */
export function Spinner({
  className,
  size = 16,
}: {
  readonly className?: string;
  readonly size?: number;
}): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden
      className={cx('animate-spin', className)}
      fill="none"
    >
      <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeOpacity="0.25" strokeWidth="1.75" />
      <path
        d="M14.25 8A6.25 6.25 0 0 0 8 1.75"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>
  );
}
