'use client';

import { Alert, Field, Input } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { requestReset } from '../auth.actions';

/** Asks for a link. What it says afterwards is the same for every address. */
export function ForgotForm(): ReactElement {
  return (
    <ActionForm
      action={requestReset}
      submitLabel="Send me a link"
      isSubmitWide
      whenDone={
        <Alert tone="ok" role="status" title="Check your mail">
          If there is an account with this address, a link to choose a password is on its way.
        </Alert>
      }
    >
      {(errorOf) => (
        <Field name="email" label="E-mail" error={errorOf('email')} isRequired>
          {(control) => <Input {...control} type="email" autoComplete="username" maxLength={255} />}
        </Field>
      )}
    </ActionForm>
  );
}
