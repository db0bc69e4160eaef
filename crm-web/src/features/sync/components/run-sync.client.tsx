'use client';

import { Button } from '@octo/shared/ui';
import { useToast } from '@octo/shared/ui/client';
import { type ReactElement, useTransition } from 'react';
import { runSync } from '../sync.actions';

/** Starts the pull and says how it ended; the page then shows the new rows. */
export function RunSync({ disabledReason }: { readonly disabledReason?: string | undefined }): ReactElement {
  const toast = useToast();
  const [isPending, start] = useTransition();
  const run = () =>
    start(async () => {
      const result = await runSync({});
      if (result.ok) toast({ title: 'Sync finished', detail: result.data.message, tone: 'ok' });
      else toast({ title: result.problem.title, detail: result.problem.detail, tone: 'danger' });
    });
  return (
    <Button variant="primary" isBusy={isPending} disabledReason={disabledReason} onClick={run}>
      Sync now
    </Button>
  );
}
