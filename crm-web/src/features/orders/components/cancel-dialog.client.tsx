'use client';

import { Field, Textarea } from '@octo/shared/ui';
import { ConfirmDialog, useToast } from '@octo/shared/ui/client';
import { type ReactElement, useState } from 'react';
import { cancelOrderSchema } from '../order-actions.schema';
import { cancelOrder } from '../orders.actions';

/** Asks why, then cancels. */
export function CancelDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly number: string;
}): ReactElement {
  const { isOpen, onClose, number } = props;
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const toast = useToast();
  const close = () => {
    setError(undefined);
    onClose();
  };
  const confirm = async () => {
    const input = cancelOrderSchema.safeParse({ number, reason });
    const message = input.error?.issues[0]?.message;
    setError(message);
    if (message !== undefined) return message;
    const result = await cancelOrder({ number, reason });
    if (!result.ok)
      return result.problem.errors?.[0]?.message ?? result.problem.detail ?? result.problem.title;
    setReason('');
    toast({ tone: 'ok', title: 'Order cancelled', detail: 'Its pieces are on sale again.' });
    return undefined;
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={close}
      title={`Cancel order ${number}?`}
      description="Its pieces go back on sale and the payment is given back to the customer. This cannot be undone."
      confirmLabel="Cancel order"
      cancelLabel="Keep order"
      onConfirm={confirm}
    >
      <Field
        name="reason"
        label="Reason"
        hint="The customer service and the audit log read it."
        error={error}
        isRequired
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
