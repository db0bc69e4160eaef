import type { ReactElement } from 'react';
import { formatMoney } from '../money';
import { cx } from './cx';

/** An amount of money in tabular figures; `minor` is in minor units (cents). A negative amount shows a true minus. */
export function Money(props: {
  readonly minor: number;
  readonly currency?: string;
  readonly locale?: string;
  readonly className?: string;
}): ReactElement {
  const { minor, currency = 'USD', locale, className } = props;
  return (
    <data value={`${currency} ${minor}`} className={cx('whitespace-nowrap tabular-nums', className)}>
      {formatMoney({ amountMinor: minor, currency }, locale).replace('-', '−')}
    </data>
  );
}
