'use client';

import { ConfirmButton } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { endSession } from '../sessions.actions';

/** Ends one session, after a question. */
export function EndSessionButton({
  id,
  whose,
}: {
  readonly id: number;
  readonly whose: string;
}): ReactElement {
  const router = useRouter();
  return (
    <ConfirmButton
      size="sm"
      aria-label={`End session ${id} of ${whose}`}
      confirm={{
        title: `End this session of ${whose}?`,
        description: 'The device is signed out with its next request.',
        confirmLabel: 'End session',
        onConfirm: async () => {
          const result = await endSession({ id });
          router.refresh();
          return result.ok ? undefined : result.problem.title;
        },
      }}
    >
      End
    </ConfirmButton>
  );
}
