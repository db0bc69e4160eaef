import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';

/** Says that there is nothing, why, and what to do next (`action`: a ButtonLink or Button). */
export function EmptyState(props: {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}): ReactElement {
  const { title, description, icon, action, className } = props;
  return (
    <div className={cx('flex flex-col items-center px-6 py-14 text-center', className)}>
      {icon !== undefined && (
        <div className="mb-4 grid size-12 place-items-center rounded-full border border-line bg-sunken text-ink-muted">
          {icon}
        </div>
      )}
      <p className="text-base font-semibold">{title}</p>
      {description !== undefined && <p className="mt-1 max-w-md text-sm text-ink-muted">{description}</p>}
      {action !== undefined && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
