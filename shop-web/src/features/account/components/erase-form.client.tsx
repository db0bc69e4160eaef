'use client';

import { Field, Input } from '@octo/shared/ui';
import { ActionForm, PasswordInput } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { eraseAccount } from '../account.actions';

/** Erases the account, after a proof that it is its owner who asks. */
export function EraseForm({ hasPassword }: { readonly hasPassword: boolean }): ReactElement {
  return (
    <ActionForm action={eraseAccount} submitLabel="Erase my account" submitVariant="danger">
      {(errorOf) => (
        <Field
          name="confirmation"
          label={hasPassword ? 'Your password' : 'The e-mail address of your account'}
          error={errorOf('confirmation')}
          isRequired
        >
          {(control) =>
            hasPassword ? (
              <PasswordInput {...control} autoComplete="current-password" />
            ) : (
              <Input {...control} type="email" autoComplete="off" />
            )
          }
        </Field>
      )}
    </ActionForm>
  );
}
