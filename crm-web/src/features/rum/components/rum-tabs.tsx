import { Alert, TabLinks } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { TIME_RANGES, type TimeRange } from '@/features/observatory/time-range.schema';
import type { Query } from '@/paths';

/** The choice of time of a page, and what of its address was not understood. */
export function RumTabs(props: {
  readonly range: TimeRange;
  readonly query: Query;
  readonly ignored: readonly string[];
  readonly hrefFor: (query: Query) => string;
}): ReactElement {
  const { range, query, ignored, hrefFor } = props;
  return (
    <>
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      <TabLinks
        label="Time"
        className="mb-4"
        tabs={Object.entries(TIME_RANGES).map(([key, { label }]) => ({
          href: hrefFor({ ...query, range: key }),
          label,
          isCurrent: range.key === key,
        }))}
      />
    </>
  );
}
