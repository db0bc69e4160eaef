'use client';

import type { ActionResult } from '@octo/shared/errors';
import { Button, CircleCheckIcon, PackageCheckIcon } from '@octo/shared/ui';
import { ConfirmButton, useToast } from '@octo/shared/ui/client';
import { type ReactElement, useState, useTransition } from 'react';
import { type ActionVerdict, ORDER_ACTION_RULES, type OrderAction } from '../order-actions.schema';
import { deliverOrder, processOrders, retryRefund } from '../orders.actions';
import { CancelDialog } from './cancel-dialog.client';
import { ShipDialog, type WarehouseChoice } from './ship-dialog.client';

interface OrderActionsProps {
  readonly number: string;
  readonly actions: readonly ActionVerdict[];
  readonly warehouses: readonly WarehouseChoice[];
  readonly shipTo: string;
}

/** The transitions that the state allows, as buttons; one that the role may not do is disabled and says why. */
export function OrderActions({ number, actions, warehouses, shipTo }: OrderActionsProps): ReactElement {
  const [open, setOpen] = useState<OrderAction | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {actions.map((verdict, index) => (
        <ActionButton
          key={verdict.action}
          number={number}
          verdict={verdict}
          isFirst={index === 0}
          onOpen={setOpen}
        />
      ))}
      <ShipDialog
        isOpen={open === 'ship'}
        onClose={close}
        number={number}
        warehouses={warehouses}
        shipTo={shipTo}
      />
      <CancelDialog isOpen={open === 'cancel'} onClose={close} number={number} />
    </>
  );
}

function ActionButton(props: {
  readonly number: string;
  readonly verdict: ActionVerdict;
  readonly isFirst: boolean;
  readonly onOpen: (action: OrderAction) => void;
}): ReactElement {
  const { number, verdict, isFirst, onOpen } = props;
  const { label } = ORDER_ACTION_RULES[verdict.action];
  const refusal = verdict.isAllowed ? {} : { disabledReason: verdict.reason };
  const variant = isFirst && verdict.action !== 'cancel' ? 'primary' : 'secondary';
  switch (verdict.action) {
    case 'process':
      return (
        <DirectButton
          {...{ label, variant, refusal }}
          icon={<PackageCheckIcon />}
          done="Order moved to processing"
          run={() => processOne(number)}
        />
      );
    case 'deliver':
      return (
        <DirectButton
          {...{ label, variant, refusal }}
          icon={<CircleCheckIcon />}
          done="Order marked as delivered"
          run={() => deliverOrder({ number })}
        />
      );
    case 'refund':
      return (
        <ConfirmButton
          variant={variant}
          {...refusal}
          confirm={{
            title: `Refund order ${number}?`,
            description: 'The shop gives the whole payment back to the customer. This cannot be undone.',
            confirmLabel: 'Refund payment',
            cancelLabel: 'Not now',
            onConfirm: async () => failureOf(await retryRefund({ number })),
          }}
        >
          {label}
        </ConfirmButton>
      );
    case 'ship':
    case 'cancel':
      return (
        <Button variant={variant} aria-haspopup="dialog" onClick={() => onOpen(verdict.action)} {...refusal}>
          {label}…
        </Button>
      );
  }
}

/** A transition without further questions: busy while it runs, then a word about how it went. */
function DirectButton(props: {
  readonly label: string;
  readonly variant: 'primary' | 'secondary';
  readonly refusal: { readonly disabledReason?: string };
  readonly icon: ReactElement;
  readonly done: string;
  readonly run: () => Promise<ActionResult<unknown>>;
}): ReactElement {
  const { label, variant, refusal, icon, done, run } = props;
  const [isPending, startTransition] = useTransition();
  const toast = useToast();
  const press = () =>
    startTransition(async () => {
      const failure = failureOf(await run());
      toast(
        failure === undefined
          ? { tone: 'ok', title: done }
          : { tone: 'danger', title: 'Nothing was changed', detail: failure },
      );
    });
  return (
    <Button variant={variant} icon={icon} isBusy={isPending} onClick={press} {...refusal}>
      {label}
    </Button>
  );
}

async function processOne(number: string): Promise<ActionResult<unknown>> {
  const result = await processOrders({ numbers: [number] });
  const refusal = result.ok ? result.data.refused[0] : undefined;
  if (!refusal) return result;
  const problem = {
    type: 'about:blank',
    title: refusal.reason,
    status: 409,
    code: 'transition_refused' as const,
  };
  return { ok: false, problem };
}

function failureOf(result: ActionResult<unknown>): string | undefined {
  return result.ok ? undefined : (result.problem.detail ?? result.problem.title);
}
