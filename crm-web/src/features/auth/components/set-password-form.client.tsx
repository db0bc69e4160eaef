'use client';

import { PASSWORD_MIN_LENGTH } from '@octo/shared/auth/forms';
import { Alert, ButtonLink, Field } from '@octo/shared/ui';
import { ActionForm, PasswordInput } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { setPassword } from '../auth.actions';

/** Chooses a password by link: an invitation or a reset. */
export function SetPasswordForm({
  token,
  email,
}: {
  readonly token: string;
  readonly email: string;
}): ReactElement {
  return (
    <ActionForm
      action={setPassword}
      submitLabel="Save password"
      isSubmitWide
      whenDone={
        <div className="space-y-4">
          <Alert tone="ok" role="status" title="Your password is set">
            You can sign in with it now.
          </Alert>
          <ButtonLink href={paths.login()} variant="primary">
            Sign in
          </ButtonLink>
        </div>
      }
    >
      {(errorOf) => (
        <>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <Field
            name="password"
            label="New password"
            hint={`At least ${PASSWORD_MIN_LENGTH} characters. A few words in a row are easy to remember.`}
            error={errorOf('password')}
            isRequired
          >
            {(control) => <PasswordInput {...control} autoComplete="new-password" />}
          </Field>
        </>
      )}
    </ActionForm>
  );
}
