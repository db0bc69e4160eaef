import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { ChevronRightIcon } from './icons';

/** The one `h1` of a page with its place (`breadcrumbs`), a line of meaning and the page's actions. */
export function PageHeader(props: {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly breadcrumbs?: ReactNode;
  /** Badges beside the title. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}): ReactElement {
  const { title, description, breadcrumbs, meta, actions, className } = props;
  return (
    <header className={cx('mb-8 compact:mb-5', className)}>
      {breadcrumbs !== undefined && <div className="mb-3 compact:mb-1.5">{breadcrumbs}</div>}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-3xl font-semibold compact:text-xl max-sm:text-2xl">{title}</h1>
            {meta}
          </div>
          {description !== undefined && (
            <p className="mt-2 max-w-prose text-base text-ink-muted compact:mt-1 compact:text-sm">
              {description}
            </p>
          )}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}

/** One step of {@link Breadcrumbs}; the last one has no `href`. */
export type Crumb = { readonly label: ReactNode; readonly href?: string };

/** Path to the current page, root first. */
export function Breadcrumbs({
  items,
  className,
}: {
  readonly items: readonly Crumb[];
  readonly className?: string;
}): ReactElement {
  return (
    <nav aria-label="Breadcrumb" className={className}>
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm text-ink-muted">
        {items.map((item, index) => (
          <li key={index} className="flex min-w-0 items-center gap-1.5">
            {index > 0 && <ChevronRightIcon size={14} className="text-ink-subtle" />}
            {item.href === undefined ? (
              <span aria-current="page" className="truncate text-ink">
                {item.label}
              </span>
            ) : (
              <Link href={item.href} className="truncate rounded-xs hover:text-ink hover:underline">
                {item.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
