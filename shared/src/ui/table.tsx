import Link from 'next/link';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { ArrowDownIcon, ArrowUpDownIcon, ArrowUpIcon } from './icons';

/**
 * Data table. `caption` names it for screen readers. It scrolls sideways inside itself and can be reached by
 * keyboard for that. With `isHeaderSticky` give it a `maxHeight` class, because the header sticks to the frame.
 */
export function Table(
  props: Omit<ComponentProps<'table'>, 'children'> & {
    readonly caption: string;
    readonly density?: 'comfortable' | 'compact';
    readonly isHeaderSticky?: boolean;
    /** Classes of the scrolling frame, such as `max-h-[70vh]`. */
    readonly frameClassName?: string;
    /** Draws the frame's border; off inside a flush Card. */
    readonly isFramed?: boolean;
    readonly children: ReactNode;
  },
): ReactElement {
  const {
    caption,
    density,
    isHeaderSticky = false,
    isFramed = true,
    frameClassName,
    className,
    children,
    ...rest
  } = props;
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
      tabIndex={0}
      data-density={density}
      className={cx(
        'relative overflow-auto bg-surface print:max-h-none print:overflow-visible',
        isFramed && 'rounded-lg border border-line',
        frameClassName,
      )}
    >
      <table
        {...rest}
        className={cx(
          'w-full border-separate border-spacing-0 text-left text-(length:--cell-text) tabular-nums',
          isHeaderSticky && '[&_thead_th]:sticky [&_thead_th]:top-0 [&_thead_th]:z-10',
          className,
        )}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** Row. `isSelected` tints it; rows that hold a link get a hover tint by themselves. */
export function Tr({
  isSelected = false,
  className,
  ...rest
}: ComponentProps<'tr'> & { readonly isSelected?: boolean }): ReactElement {
  return (
    <tr
      {...rest}
      data-selected={isSelected || undefined}
      className={cx(
        'group/row [&:last-child>td]:border-b-0 has-[td_a]:hover:bg-hover/60',
        isSelected && 'bg-accent-surface',
        className,
      )}
    />
  );
}

type ColumnLook = { readonly isNumeric?: boolean };

/** Column head. With `sortHref` it is a link that sorts; `sorted` is the order in force. */
export function Th(
  props: ComponentProps<'th'> &
    ColumnLook & { readonly sortHref?: string; readonly sorted?: 'ascending' | 'descending' },
): ReactElement {
  const { isNumeric = false, sortHref, sorted, className, children, ...rest } = props;
  const Arrow =
    sorted === 'ascending' ? ArrowUpIcon : sorted === 'descending' ? ArrowDownIcon : ArrowUpDownIcon;
  return (
    <th
      scope="col"
      aria-sort={sorted}
      {...rest}
      className={cx(
        'border-b border-line bg-sunken px-(--cell-x) py-2 text-xs font-medium whitespace-nowrap text-ink-muted compact:py-1.5',
        isNumeric && 'text-right',
        className,
      )}
    >
      {sortHref === undefined ? (
        children
      ) : (
        <Link
          href={sortHref}
          scroll={false}
          className={cx(
            '-mx-1 inline-flex items-center gap-1 rounded-xs px-1 align-top hover:text-ink',
            sorted !== undefined && 'text-ink',
            isNumeric && 'flex-row-reverse',
          )}
        >
          {children}
          <Arrow size={12} className={sorted === undefined ? 'text-ink-subtle' : 'text-accent-ink'} />
        </Link>
      )}
    </th>
  );
}

/** Cell. `isNumeric` aligns right, `isMono` is for ids, `isTruncated` needs a width class. */
export function Td(
  props: ComponentProps<'td'> & ColumnLook & { readonly isMono?: boolean; readonly isTruncated?: boolean },
): ReactElement {
  const { isNumeric = false, isMono = false, isTruncated = false, className, ...rest } = props;
  return (
    <td
      {...rest}
      className={cx(
        'border-b border-line px-(--cell-x) py-(--cell-y) align-middle',
        isNumeric && 'text-right whitespace-nowrap',
        isMono && 'font-mono text-[0.92em] whitespace-nowrap',
        isTruncated && 'max-w-0 truncate',
        className,
      )}
    />
  );
}
