'use client';

import { ConfirmButton } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { signOutEverywhere } from '../account.actions';

/** Ends every session, after a question. */
export function SignOutEverywhere(): ReactElement {
  return (
    <ConfirmButton
      confirm={{
        title: 'Sign out everywhere?',
        description: 'Every device is signed out, this one too. Your cart stays.',
        confirmLabel: 'Sign out everywhere',
        cancelLabel: 'Stay signed in',
        onConfirm: async () => {
          const result = await signOutEverywhere(undefined);
          return result.ok ? undefined : result.problem.title;
        },
      }}
    >
      Sign out everywhere
    </ConfirmButton>
  );
}
