import { cx } from '@octo/shared/ui';
import type { CSSProperties, ReactElement } from 'react';

/** A rating of five as stars; screen readers hear the number. */
export function StarRating({
  value,
  className,
}: {
  readonly value: number;
  readonly className?: string;
}): ReactElement {
  return (
    <span
      role="img"
      aria-label={`${value} of 5 stars`}
      className={cx('stars leading-none', className)}
      style={{ '--rating': value } as CSSProperties}
    >
      ★★★★★
    </span>
  );
}
