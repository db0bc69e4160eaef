import { TextLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { EntryPage } from '@/features/sign-in/components/entry-page';
import { RegisterForm } from '@/features/sign-in/components/register-form.client';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Create an account', robots: { index: false } };

/** Needs no session and no data, so it is static. */
export default function RegisterPage(): ReactElement {
  return (
    <EntryPage
      title="Create an account"
      lead={
        <>
          Keep addresses and orders in one place. Have one already?{' '}
          <TextLink href={paths.signIn()}>Sign in</TextLink>.
        </>
      }
    >
      <RegisterForm />
    </EntryPage>
  );
}
