import type { ReactElement } from 'react';
import { cx } from './cx';

/**
 * Grey stand-in of exactly the size of what comes; give it `className="h-5 w-40"`. Hidden from screen readers: put
 * `aria-busy` on the region that loads.
 */
export function Skeleton({ className }: { readonly className?: string }): ReactElement {
  return <span aria-hidden className={cx('block animate-shimmer rounded-sm bg-line', className)} />;
}

/** Several lines of text that load; the last one is shorter. */
export function SkeletonText({
  lines = 3,
  className,
}: {
  readonly lines?: number;
  readonly className?: string;
}): ReactElement {
  return (
    <span aria-hidden className={cx('block space-y-2', className)}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className={cx('h-4', index === lines - 1 ? 'w-3/5' : 'w-full')} />
      ))}
    </span>
  );
}
