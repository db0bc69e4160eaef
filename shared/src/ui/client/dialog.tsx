'use client';

import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from '../button';
import { cx } from '../cx';
import { XIcon } from '../icons';

/** Where the dialog stands; `right`, `left` and `bottom` are sheets (cart, navigation, filters on a phone). */
export type DialogPlacement = 'center' | 'right' | 'left' | 'bottom';

const placements: Readonly<Record<DialogPlacement, string>> = {
  center:
    'm-auto w-[min(32rem,calc(100vw-2rem))] max-h-[calc(100dvh-2rem)] rounded-xl border starting:open:scale-[0.98] starting:open:opacity-0',
  right:
    'mr-0 ml-auto h-dvh max-h-none w-[min(26rem,100vw)] border-l starting:open:translate-x-8 starting:open:opacity-0',
  left: 'ml-0 mr-auto h-dvh max-h-none w-[min(22rem,88vw)] border-r starting:open:-translate-x-8 starting:open:opacity-0',
  bottom:
    'mt-auto mb-0 mx-auto w-full max-w-2xl max-h-[85dvh] rounded-t-xl border-t starting:open:translate-y-8 starting:open:opacity-0',
};

/** Props of {@link Dialog}. */
export type DialogProps = {
  readonly isOpen: boolean;
  /** Called for Escape, the close button and a press beside the dialog. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly footer?: ReactNode;
  readonly placement?: DialogPlacement;
  /** `alertdialog` for questions that destroy; a press beside it does not close it. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly className?: string;
  readonly children?: ReactNode;
};

/**
 * Modal on the browser's own `<dialog>`: it holds the focus, closes on Escape, gives the focus back and makes the
 * page behind inert. Put `data-autofocus` on the element that should take the focus first
 * (else the close button has it).
 */
export function Dialog(props: DialogProps): ReactElement {
  const {
    isOpen,
    onClose,
    title,
    description,
    footer,
    placement = 'center',
    role = 'dialog',
    className,
    children,
  } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open === isOpen) return;
    if (!isOpen) return dialog.close();
    dialog.showModal();
    // React focuses `autoFocus` elements when they mount, which is before the dialog opens and is lost.
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press beside the dialog is a convenience; Escape does the same by keyboard
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (role === 'dialog' && event.target === event.currentTarget) onClose();
      }}
      className={cx(
        'max-w-none overflow-hidden border-line bg-raised text-ink shadow-lg transition duration-base ease-out backdrop:bg-backdrop',
        placements[placement],
        className,
      )}
    >
      {isOpen && (
        <div className="flex h-full max-h-[inherit] flex-col">
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0">
              <h2 id={`${id}-title`} className="text-lg font-semibold">
                {title}
              </h2>
              {description !== undefined && (
                <p id={`${id}-description`} className="mt-0.5 text-sm text-ink-muted">
                  {description}
                </p>
              )}
            </div>
            <IconButton label="Close" size="sm" onClick={onClose} className="-mr-1.5">
              <XIcon size={18} />
            </IconButton>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line bg-sunken/60 px-5 py-3">
              {footer}
            </footer>
          )}
        </div>
      )}
    </dialog>
  );
}
