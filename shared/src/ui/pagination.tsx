import type { ReactElement, ReactNode } from 'react';
import { buttonClass } from './button-style';
import { cx } from './cx';
import { ChevronLeftIcon, ChevronRightIcon } from './icons';
import { pageWindow } from './page-window';
import { StepLink } from './step-link';

/** Paging of a list that grows: only neighbours have an address. A missing href greys the step out. */
export function KeysetPagination(props: {
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
  /** Such as "50 of 1,204 orders". */
  readonly summary?: ReactNode;
  readonly label?: string;
  readonly className?: string;
}): ReactElement {
  const { previousHref, nextHref, summary, label = 'Pages', className } = props;
  return (
    <nav aria-label={label} className={cx('flex items-center justify-between gap-4', className)}>
      <p className="text-sm text-ink-muted tabular-nums">{summary}</p>
      <div className="flex gap-2">
        <StepLink href={previousHref} rel="prev">
          <ChevronLeftIcon /> Previous
        </StepLink>
        <StepLink href={nextHref} rel="next">
          Next <ChevronRightIcon />
        </StepLink>
      </div>
    </nav>
  );
}

/** Paging with numbers, for lists of known length; `hrefFor` keeps the other search parameters. */
export function NumberedPagination(props: {
  readonly page: number;
  readonly pageCount: number;
  readonly hrefFor: (page: number) => string;
  readonly label?: string;
  readonly className?: string;
}): ReactElement | null {
  const { page, pageCount, hrefFor, label = 'Pages', className } = props;
  if (pageCount <= 1) return null;
  return (
    <nav
      aria-label={label}
      className={cx('flex flex-wrap items-center justify-center gap-1 max-sm:gap-0', className)}
    >
      <StepLink href={page > 1 ? hrefFor(page - 1) : undefined} rel="prev" variant="ghost">
        <ChevronLeftIcon /> <span className="max-sm:sr-only">Previous</span>
      </StepLink>
      <ol className="flex items-center gap-1 max-sm:gap-0">
        {pageWindow(page, pageCount).map((entry, index) =>
          entry === 'gap' ? (
            <li key={`gap-${index}`} aria-hidden className="w-6 text-center text-ink-subtle max-sm:w-5">
              …
            </li>
          ) : (
            <li key={entry}>
              <StepLink
                href={hrefFor(entry)}
                aria-label={`Page ${entry}`}
                aria-current={entry === page ? 'page' : undefined}
                className={buttonClass({
                  variant: 'ghost',
                  className: cx(
                    'min-w-(--control-md) px-2! tabular-nums max-sm:min-w-9',
                    entry === page && 'bg-accent-surface! text-accent-ink! border-accent-line!',
                  ),
                })}
              >
                {entry}
              </StepLink>
            </li>
          ),
        )}
      </ol>
      <StepLink href={page < pageCount ? hrefFor(page + 1) : undefined} rel="next" variant="ghost">
        <span className="max-sm:sr-only">Next</span> <ChevronRightIcon />
      </StepLink>
    </nav>
  );
}
