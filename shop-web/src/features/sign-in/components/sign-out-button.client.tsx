'use client';

import { Button, LogOutIcon } from '@octo/shared/ui';
import { useToast } from '@octo/shared/ui/client';
import { type ReactElement, useTransition } from 'react';
import { signOut } from '../sign-in.actions';

/** The way out. */
export function SignOutButton(): ReactElement {
  const [isPending, startTransition] = useTransition();
  const toast = useToast();
  return (
    <Button
      icon={<LogOutIcon />}
      isBusy={isPending}
      onClick={() =>
        startTransition(async () => {
          const result = await signOut(undefined);
          if (!result.ok)
            toast({ tone: 'danger', title: 'You are still signed in', detail: result.problem.title });
        })
      }
    >
      Sign out
    </Button>
  );
}
