import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cx } from './cx';

/** A framed area, with `title` headed by an `h2` (or `headingLevel`) and `actions` at the right. */
export function Card(
  props: Omit<ComponentProps<'section'>, 'title'> & {
    readonly title?: ReactNode;
    readonly description?: ReactNode;
    readonly actions?: ReactNode;
    readonly headingLevel?: 2 | 3;
    /** Lets a table or picture reach the edges. */
    readonly isFlush?: boolean;
  },
): ReactElement {
  const {
    title,
    description,
    actions,
    headingLevel = 2,
    isFlush = false,
    className,
    children,
    ...rest
  } = props;
  const Heading = `h${headingLevel}` as const;
  const hasHead = title !== undefined || actions !== undefined;
  return (
    <section
      {...rest}
      className={cx('rounded-lg border border-line bg-surface', className)}
      data-print="keep"
    >
      {hasHead && (
        <header
          className={cx(
            'flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-(--card-pad) pt-(--card-pad)',
            isFlush && 'pb-(--card-pad)',
          )}
        >
          <div className="min-w-0">
            <Heading className="text-base font-semibold">{title}</Heading>
            {description !== undefined && <p className="mt-0.5 text-sm text-ink-muted">{description}</p>}
          </div>
          {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={isFlush ? 'overflow-hidden rounded-b-lg' : 'p-(--card-pad)'}>{children}</div>
    </section>
  );
}
