'use client';

import type { ActionResult } from '@octo/shared/errors';
import { Button } from '@octo/shared/ui';
import { useToast } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import { type ReactElement, useTransition } from 'react';

/** A small button that does something to one row and shows the page anew. */
export function RowButton(props: {
  readonly action: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly id: number;
  readonly label: string;
  /** What screen readers hear, since many rows have the same label. */
  readonly description: string;
  readonly doneTitle: string;
}): ReactElement {
  const { action, id, label, description, doneTitle } = props;
  const [isPending, startTransition] = useTransition();
  const router = useRouter();
  const toast = useToast();
  return (
    <Button
      size="sm"
      isBusy={isPending}
      aria-label={description}
      onClick={() =>
        startTransition(async () => {
          const result = await action({ id });
          if (result.ok) toast({ tone: 'ok', title: doneTitle });
          else toast({ tone: 'danger', title: result.problem.title, detail: result.problem.detail });
          router.refresh();
        })
      }
    >
      {label}
    </Button>
  );
}
