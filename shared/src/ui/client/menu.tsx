'use client';

import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from '../button-style';
import { cx } from '../cx';

/** Props of {@link Menu}. */
export type MenuProps = {
  /** What the button shows; an icon alone needs `label`. */
  readonly trigger: ReactNode;
  readonly label?: string;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly isSquare?: boolean;
  readonly align?: 'start' | 'end';
  readonly className?: string;
  /** {@link MenuItem}s and `<hr>`. */
  readonly children: ReactNode;
};

const gapPx = 4;

/** Menu of actions on the browser's popover: closes on Escape and on a press outside; arrows, Home and End move. */
export function Menu(props: MenuProps): ReactElement {
  const {
    trigger,
    label,
    variant = 'secondary',
    size = 'md',
    isSquare = false,
    align = 'end',
    className,
    children,
  } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  const place = () => {
    const anchor = button.current?.getBoundingClientRect();
    const box = panel.current;
    if (anchor === undefined || box === null) return;
    const { offsetWidth: width, offsetHeight: height } = box;
    const left = align === 'end' ? anchor.right - width : anchor.left;
    const below = anchor.bottom + gapPx;
    const top = below + height > window.innerHeight ? Math.max(gapPx, anchor.top - height - gapPx) : below;
    box.style.left = `${Math.max(gapPx, Math.min(left, window.innerWidth - width - gapPx))}px`;
    box.style.top = `${top}px`;
  };

  const onToggle = (isOpen: boolean) => {
    button.current?.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    place();
    itemsOf(panel.current)[0]?.focus();
    const close = () => panel.current?.hidePopover();
    window.addEventListener('scroll', close, { once: true, capture: true, passive: true });
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label={label}
        title={isSquare ? label : undefined}
        className={buttonClass({ variant, size, isSquare, className })}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onToggle={(event) => onToggle(event.newState === 'open')}
        onKeyDown={(event) => moveFocus(event, panel.current)}
        onClick={() => panel.current?.hidePopover()}
        className="fixed m-0 min-w-44 rounded-lg border border-line bg-raised p-1 text-ink shadow-md outline-none transition-opacity duration-fast starting:open:opacity-0 [&>hr]:my-1 [&>hr]:border-line"
      >
        {children}
      </div>
    </>
  );
}

function itemsOf(panel: HTMLElement | null): HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])') ?? [])];
}

function moveFocus(event: KeyboardEvent, panel: HTMLElement | null): void {
  const items = itemsOf(panel);
  const current = items.indexOf(document.activeElement as HTMLElement);
  const target = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (event.key === 'Tab') panel?.hidePopover();
  if (target === undefined) return;
  event.preventDefault();
  items.at(target % items.length)?.focus();
}

/** Classes of one entry of a {@link Menu}; a link entry is `<Link role="menuitem" tabIndex={-1} className={menuItemClass()}>`. */
export function menuItemClass(isDanger = false): string {
  return cx(
    'flex w-full items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-left text-sm whitespace-nowrap outline-none',
    'hover:bg-hover focus:bg-hover aria-disabled:opacity-50 aria-disabled:hover:bg-transparent',
    isDanger ? 'text-danger-ink' : 'text-ink',
  );
}

/** One action of a {@link Menu}; with `disabledReason` it cannot be chosen and says why. */
export function MenuItem(props: {
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly isDanger?: boolean;
  readonly disabledReason?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { onSelect, icon, isDanger = false, disabledReason, children } = props;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={disabledReason !== undefined || undefined}
      title={disabledReason}
      onClick={(event) => {
        if (disabledReason === undefined) onSelect();
        else event.stopPropagation();
      }}
      className={menuItemClass(isDanger)}
    >
      {icon}
      {children}
    </button>
  );
}
