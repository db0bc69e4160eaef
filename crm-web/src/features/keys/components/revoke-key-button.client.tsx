'use client';

import { ConfirmButton } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { revokeKey } from '../keys.actions';

/** Ends a key, after a question. */
export function RevokeKeyButton({ id, name }: { readonly id: number; readonly name: string }): ReactElement {
  const router = useRouter();
  return (
    <ConfirmButton
      size="sm"
      aria-label={`Revoke ${name}`}
      confirm={{
        title: `Revoke ${name}?`,
        description: 'Whatever uses it is refused from the next request on. This cannot be undone.',
        confirmLabel: 'Revoke',
        onConfirm: async () => {
          const result = await revokeKey({ id });
          router.refresh();
          return result.ok ? undefined : result.problem.title;
        },
      }}
    >
      Revoke
    </ConfirmButton>
  );
}
