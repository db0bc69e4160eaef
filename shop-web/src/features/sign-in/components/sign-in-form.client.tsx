'use client';

import { TextLink } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { signIn } from '../sign-in.actions';
import { EmailField, PasswordField } from './account-fields';

/** E-mail and password of a customer. */
export function SignInForm({ returnTo }: { readonly returnTo: string }): ReactElement {
  return (
    <ActionForm action={signIn} submitLabel="Sign in" isSubmitWide>
      {(errorOf) => (
        <>
          <input type="hidden" name="returnTo" value={returnTo} />
          <EmailField errorOf={errorOf} />
          <PasswordField errorOf={errorOf} />
          <p className="text-sm">
            <TextLink href={paths.forgotPassword()}>Forgot your password?</TextLink>
          </p>
        </>
      )}
    </ActionForm>
  );
}
