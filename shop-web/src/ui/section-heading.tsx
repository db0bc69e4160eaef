import { ArrowRightIcon } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

/** Heading of a part of a page, with the way to more of the same at its end. */
export function SectionHeading(props: {
  readonly id: string;
  readonly title: ReactNode;
  readonly more?: { readonly href: string; readonly label: string };
}): ReactElement {
  const { id, title, more } = props;
  return (
    <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <h2 id={id} className="text-2xl font-semibold max-sm:text-xl">
        {title}
      </h2>
      {more && (
        <Link
          href={more.href}
          className="group inline-flex items-center gap-1 rounded-xs text-sm font-medium text-accent-ink hover:underline"
        >
          {more.label}
          <ArrowRightIcon
            size={14}
            className="transition-transform duration-base group-hover:translate-x-0.5"
          />
        </Link>
      )}
    </div>
  );
}
