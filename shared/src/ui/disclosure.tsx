import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { ChevronDownIcon } from './icons';

/** A part that folds, on the browser's own `<details>`: works without script. Give several one `name` for an accordion. */
export function Disclosure(
  props: Omit<ComponentProps<'details'>, 'children'> & {
    readonly summary: ReactNode;
    readonly children: ReactNode;
  },
): ReactElement {
  const { summary, className, children, ...rest } = props;
  return (
    <details {...rest} className={cx('group/details', className)}>
      <summary className="flex items-center justify-between gap-3 rounded-sm py-3 text-sm font-medium compact:py-2 [&::-webkit-details-marker]:hidden">
        {summary}
        <ChevronDownIcon className="text-ink-muted transition-transform duration-base group-open/details:rotate-180" />
      </summary>
      <div className="pb-4 text-sm text-ink-muted">{children}</div>
    </details>
  );
}
