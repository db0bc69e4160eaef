import { cx } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { TIME_RANGES, type TimeRangeKey } from '@/features/observatory/time-range.schema';

/** Ranges of time as links; the hour is the usual one. */
export function RangeLinks(props: {
  readonly query: { readonly range?: TimeRangeKey | undefined; readonly from?: Date | undefined };
  readonly hrefFor: (key: TimeRangeKey) => string;
}): ReactElement {
  const { query, hrefFor } = props;
  const current = query.from ? null : (query.range ?? '1h');
  return (
    <nav aria-label="Time" className="flex flex-wrap gap-1 text-sm">
      {(Object.keys(TIME_RANGES) as TimeRangeKey[]).map((key) => (
        <Link
          key={key}
          href={hrefFor(key)}
          title={TIME_RANGES[key].label}
          aria-current={key === current ? 'true' : undefined}
          className={cx(
            'rounded-sm px-2 py-1',
            key === current
              ? 'bg-accent-surface font-medium text-accent-ink'
              : 'text-ink-muted hover:bg-hover',
          )}
        >
          {key}
        </Link>
      ))}
    </nav>
  );
}
