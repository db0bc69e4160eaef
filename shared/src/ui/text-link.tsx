import Link from 'next/link';
import type { ComponentProps, ReactElement } from 'react';
import { cx } from './cx';

/** A link inside text: underlined, in the accent. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>): ReactElement {
  return (
    <Link
      {...rest}
      className={cx(
        'rounded-xs text-accent-ink underline decoration-accent-line underline-offset-3 transition-colors duration-fast hover:decoration-current',
        className,
      )}
    />
  );
}
