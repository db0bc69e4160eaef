import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';

/** One tab of {@link TabLinks}. */
export type TabLink = {
  readonly href: string;
  readonly label: ReactNode;
  readonly count?: number;
  readonly isCurrent?: boolean;
};

/** Tabs as links: the open one is in the address, so it survives reload and sharing. */
export function TabLinks(props: {
  readonly label: string;
  readonly tabs: readonly TabLink[];
  readonly className?: string;
}): ReactElement {
  return (
    <nav aria-label={props.label} className={cx('overflow-x-auto border-b border-line', props.className)}>
      <ul className="-mb-px flex gap-3.5 sm:gap-5">
        {props.tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.isCurrent === true ? 'page' : undefined}
              className="flex items-center gap-2 border-b-2 border-transparent py-2.5 text-sm font-medium whitespace-nowrap text-ink-muted transition-colors duration-fast hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:text-ink compact:py-2"
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-sm bg-sunken px-1.5 text-xs text-ink-muted tabular-nums">
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
