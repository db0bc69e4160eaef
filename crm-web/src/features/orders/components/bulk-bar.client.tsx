'use client';

import { refusalReason } from '@octo/shared/auth/permissions';
import { Button } from '@octo/shared/ui';
import { useToast } from '@octo/shared/ui/client';
import { type ReactElement, useTransition } from 'react';
import type { BulkResult } from '../order-actions.schema';
import { processOrders } from '../orders.actions';

/** What can be done with the selected orders. Stays at the bottom edge while something is selected. */
export function BulkBar(props: {
  readonly numbers: readonly string[];
  /** How many of them are in a state that can be processed. */
  readonly processable: number;
  readonly role: string;
  readonly onDone: () => void;
}): ReactElement {
  const { numbers, processable, role, onDone } = props;
  const [isPending, startTransition] = useTransition();
  const toast = useToast();
  const reason =
    refusalReason(role, 'orders:process') ??
    (processable === 0 ? 'None of the selected orders is paid and waiting.' : undefined);
  const process = () =>
    startTransition(async () => {
      const result = await processOrders({ numbers });
      if (!result.ok) {
        toast({
          tone: 'danger',
          title: 'Nothing was processed',
          detail: result.problem.detail ?? result.problem.title,
        });
        return;
      }
      toast(summary(result.data));
      onDone();
    });
  return (
    <section
      aria-label="Selected orders"
      className="sticky bottom-4 z-20 mt-3 flex flex-wrap items-center gap-3 rounded-lg border border-line bg-raised px-4 py-2.5 shadow-md"
    >
      <p role="status" className="text-sm font-medium tabular-nums">
        {numbers.length} selected
      </p>
      <Button
        variant="primary"
        isBusy={isPending}
        onClick={process}
        {...(reason !== undefined && { disabledReason: reason })}
      >
        {processable > 0 ? `Start processing ${processable}` : 'Start processing'}
      </Button>
      <Button variant="ghost" onClick={onDone}>
        Clear selection
      </Button>
    </section>
  );
}

function summary({ changed, unchanged, refused }: BulkResult) {
  const title = `${changed.length} ${changed.length === 1 ? 'order' : 'orders'} moved to processing`;
  const parts = [
    unchanged.length > 0 ? `${unchanged.length} already were.` : '',
    ...refused.slice(0, 3).map(({ number, reason }) => `${number}: ${reason}`),
    refused.length > 3 ? `${refused.length - 3} more were refused.` : '',
  ].filter(Boolean);
  return {
    title,
    ...(parts.length > 0 ? { detail: parts.join(' ') } : {}),
    tone: refused.length > 0 ? ('warn' as const) : ('ok' as const),
  };
}
