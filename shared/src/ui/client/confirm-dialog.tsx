'use client';

import { type ReactElement, type ReactNode, useState, useTransition } from 'react';
import { Alert } from '../alert';
import { Button, type ButtonProps } from '../button';
import { Dialog } from './dialog';

/** Props of {@link ConfirmDialog}. */
export type ConfirmDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** A question: "Cancel order OCTO-7K2M-94QD?" */
  readonly title: ReactNode;
  /** What will happen, and whether it can be undone. */
  readonly description: ReactNode;
  /** The verb of the title: "Cancel order", never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly isDanger?: boolean;
  /**
   * Runs on confirmation; the dialog stays busy until it settles and closes when it succeeded. Return a text to
   * keep the dialog open and show why it failed, undefined to close it.
   */
  readonly onConfirm: () => Promise<string | undefined>;
  /** Fields that belong to the decision, such as a reason. */
  readonly children?: ReactNode;
};

/** Asks before something happens that cannot easily be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const {
    isOpen,
    onClose,
    title,
    description,
    confirmLabel,
    cancelLabel = 'Keep',
    isDanger = true,
    onConfirm,
    children,
  } = props;
  const [failure, setFailure] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const close = () => {
    if (isPending) return;
    setFailure(undefined);
    onClose();
  };
  const confirm = () => {
    startTransition(async () => {
      const message = await onConfirm();
      if (typeof message === 'string') setFailure(message);
      else {
        setFailure(undefined);
        onClose();
      }
    });
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      role="alertdialog"
      title={title}
      description={description}
      footer={
        <>
          <Button data-autofocus onClick={close}>
            {cancelLabel}
          </Button>
          <Button variant={isDanger ? 'danger' : 'primary'} isBusy={isPending} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {failure !== undefined && (
        <Alert tone="danger" role="alert" className="mt-3">
          {failure}
        </Alert>
      )}
    </Dialog>
  );
}

/** A button that asks first; `confirm` describes the question. */
export function ConfirmButton(
  props: Omit<ButtonProps, 'onClick'> & { readonly confirm: Omit<ConfirmDialogProps, 'isOpen' | 'onClose'> },
): ReactElement {
  const { confirm, ...button } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button {...button} aria-haspopup="dialog" onClick={() => setIsOpen(true)} />
      <ConfirmDialog {...confirm} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
