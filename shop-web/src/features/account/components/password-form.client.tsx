'use client';

import { PASSWORD_MIN_LENGTH } from '@octo/shared/auth/forms';
import { Field } from '@octo/shared/ui';
import { ActionForm, PasswordInput } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { changePassword } from '../account.actions';

/** Changes the password; other devices are signed out. */
export function PasswordForm({ email }: { readonly email: string }): ReactElement {
  const router = useRouter();
  return (
    <ActionForm
      action={changePassword}
      submitLabel="Change password"
      doneMessage="Your password was changed, and every other device was signed out."
      onDone={() => router.refresh()}
    >
      {(errorOf) => (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <Field
            name="currentPassword"
            label="Current password"
            error={errorOf('currentPassword')}
            isRequired
          >
            {(control) => <PasswordInput {...control} autoComplete="current-password" />}
          </Field>
          <Field
            name="newPassword"
            label="New password"
            hint={`At least ${PASSWORD_MIN_LENGTH} characters.`}
            error={errorOf('newPassword')}
            isRequired
          >
            {(control) => <PasswordInput {...control} autoComplete="new-password" />}
          </Field>
        </>
      )}
    </ActionForm>
  );
}
