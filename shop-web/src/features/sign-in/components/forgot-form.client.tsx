'use client';

import { Alert } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { requestReset } from '../sign-in.actions';
import { EmailField } from './account-fields';

/** Asks for a link. What it says afterwards is the same for every address. */
export function ForgotForm(): ReactElement {
  return (
    <ActionForm
      action={requestReset}
      submitLabel="Send me a link"
      isSubmitWide
      whenDone={
        <Alert tone="ok" role="status" title="Check your mail">
          If there is an account with this address, a link to choose a new password is on its way.
        </Alert>
      }
    >
      {(errorOf) => <EmailField errorOf={errorOf} />}
    </ActionForm>
  );
}
