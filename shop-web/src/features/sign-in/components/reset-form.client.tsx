'use client';

import { Alert, ButtonLink } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { resetPassword } from '../sign-in.actions';
import { NewPasswordField } from './account-fields';

/** Chooses a new password by link. */
export function ResetForm({ token }: { readonly token: string }): ReactElement {
  return (
    <ActionForm
      action={resetPassword}
      submitLabel="Save password"
      isSubmitWide
      whenDone={
        <div className="space-y-4">
          <Alert tone="ok" role="status" title="Your password was changed">
            Every device was signed out.
          </Alert>
          <ButtonLink href={paths.signIn()} variant="primary">
            Sign in
          </ButtonLink>
        </div>
      }
    >
      {(errorOf) => (
        <>
          <input type="hidden" name="token" value={token} />
          <NewPasswordField errorOf={errorOf} />
        </>
      )}
    </ActionForm>
  );
}
