import type { ReactElement } from 'react';
import { cx } from './cx';
import { type DateOptions, exactInstant, formatDate } from './format-date';

/**
 * An instant as `<time>`: readable text with its zone, the exact value in the tooltip and for machines. Formats in
 * UTC unless `timeZone` is given; LocalTime and RelativeTime of `@octo/shared/ui/client` follow the viewer.
 */
export function DateTime(
  props: DateOptions & { readonly value: Date | string | number; readonly className?: string },
): ReactElement {
  const { value, className, ...options } = props;
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={exactInstant(value)}
      className={cx('whitespace-nowrap tabular-nums', className)}
    >
      {formatDate(value, options)}
    </time>
  );
}
