import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';

/** One pair of a {@link DescriptionList}. */
export type Description = { readonly term: ReactNode; readonly value: ReactNode; readonly isMono?: boolean };

/**
 * Facts about one thing. `columns` stands the terms beside the values, `stacked` above them, `ledger` sends the
 * values to the right edge (sums of an order).
 */
export function DescriptionList(props: {
  readonly items: readonly Description[];
  readonly layout?: 'columns' | 'stacked' | 'ledger';
  readonly className?: string;
}): ReactElement {
  const { items, layout = 'columns', className } = props;
  if (layout === 'stacked') {
    return (
      <dl className={cx('grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-x-6 gap-y-4', className)}>
        {items.map((item, index) => (
          <div key={index} className="min-w-0">
            <dt className="text-xs text-ink-subtle">{item.term}</dt>
            <dd className={cx('mt-0.5 text-sm break-words', item.isMono && 'font-mono')}>{item.value}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <dl className={cx('divide-y divide-line text-sm', className)}>
      {items.map((item, index) => (
        <div
          key={index}
          className={cx(
            'gap-x-4 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 compact:py-1.5',
            layout === 'ledger'
              ? 'flex items-baseline justify-between'
              : 'grid sm:grid-cols-[minmax(7rem,2fr)_5fr]',
          )}
        >
          <dt className="text-ink-muted">{item.term}</dt>
          <dd
            className={cx(
              'min-w-0 break-words tabular-nums',
              item.isMono && 'font-mono',
              layout === 'ledger' && 'text-right',
            )}
          >
            {item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
