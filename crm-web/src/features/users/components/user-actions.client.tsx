'use client';

import type { ActionResult } from '@octo/shared/errors';
import { Button } from '@octo/shared/ui';
import { ConfirmButton, useToast } from '@octo/shared/ui/client';
import { type ReactElement, useTransition } from 'react';
import { sendPasswordLink, setUserActive, signOutUser } from '../users.actions';

const failureOf = (result: ActionResult<unknown>) =>
  result.ok ? undefined : (result.problem.detail ?? result.problem.title);

/** What an administrator can do to an account. */
export function UserActions(props: {
  readonly id: number;
  readonly email: string;
  readonly isActive: boolean;
  /** Why the account may not be changed; undefined when it may. */
  readonly refusal: string | undefined;
}): ReactElement {
  const { id, email, isActive, refusal } = props;
  const [isPending, startTransition] = useTransition();
  const toast = useToast();
  const disabled = refusal === undefined ? {} : { disabledReason: refusal };
  const act = (work: () => Promise<ActionResult<unknown>>, done: string) =>
    startTransition(async () => {
      const failure = failureOf(await work());
      toast(failure === undefined ? { tone: 'ok', title: done } : { tone: 'danger', title: failure });
    });
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        {...disabled}
        isBusy={isPending}
        onClick={() => act(() => sendPasswordLink({ id }), `A link is on its way to ${email}`)}
      >
        Send password link
      </Button>
      <ConfirmButton
        {...disabled}
        confirm={{
          title: `Sign ${email} out everywhere?`,
          description: 'Every session of this account ends, in the shop and in the console.',
          confirmLabel: 'Sign out everywhere',
          onConfirm: async () => failureOf(await signOutUser({ id })),
        }}
      >
        Sign out everywhere
      </ConfirmButton>
      {isActive ? (
        <ConfirmButton
          {...disabled}
          variant="danger"
          confirm={{
            title: `Deactivate ${email}?`,
            description: 'The account can no longer sign in; its sessions and keys end at once.',
            confirmLabel: 'Deactivate',
            onConfirm: async () => failureOf(await setUserActive({ id, isActive: false })),
          }}
        >
          Deactivate
        </ConfirmButton>
      ) : (
        <Button
          {...disabled}
          isBusy={isPending}
          onClick={() => act(() => setUserActive({ id, isActive: true }), `${email} can sign in again`)}
        >
          Reactivate
        </Button>
      )}
    </div>
  );
}
