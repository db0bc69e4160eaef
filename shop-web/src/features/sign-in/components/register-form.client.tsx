'use client';

import { Alert, Field, Input } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { register } from '../sign-in.actions';
import { EmailField, NewPasswordField } from './account-fields';

/** Name, address and password. What it says afterwards is the same for every address. */
export function RegisterForm(): ReactElement {
  return (
    <ActionForm
      action={register}
      submitLabel="Create account"
      isSubmitWide
      whenDone={
        <Alert tone="ok" role="status" title="Check your mail">
          We have sent you a message with the next step. It may take a minute; look into the spam folder too.
        </Alert>
      }
    >
      {(errorOf) => (
        <>
          <Field name="name" label="Full name" error={errorOf('name')} isRequired>
            {(control) => <Input {...control} autoComplete="name" maxLength={120} />}
          </Field>
          <EmailField errorOf={errorOf} />
          <NewPasswordField errorOf={errorOf} label="Password" />
        </>
      )}
    </ActionForm>
  );
}
