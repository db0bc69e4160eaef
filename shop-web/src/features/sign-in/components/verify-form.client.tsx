'use client';

import { TextLink } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { verifyEmail } from '../sign-in.actions';
import { PasswordField } from './account-fields';

/** Confirms an address with the password of the registration, and signs in. */
export function VerifyForm({
  token,
  email,
}: {
  readonly token: string;
  readonly email: string;
}): ReactElement {
  return (
    <ActionForm action={verifyEmail} submitLabel="Confirm and sign in" isSubmitWide>
      {(errorOf) => (
        <>
          <input type="hidden" name="token" value={token} />
          {/* For password managers, which look for the name that belongs to a password. */}
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField errorOf={errorOf} />
          <p className="text-sm">
            <TextLink href={paths.forgotPassword()}>I do not know the password</TextLink>
          </p>
        </>
      )}
    </ActionForm>
  );
}
