import { TextLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { EntryPage } from '@/features/sign-in/components/entry-page';
import { ForgotForm } from '@/features/sign-in/components/forgot-form.client';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Forgot your password?', robots: { index: false } };

/** Needs no session and no data, so it is static. */
export default function ForgotPasswordPage(): ReactElement {
  return (
    <EntryPage
      title="Forgot your password?"
      lead={
        <>
          We send a link to choose a new one. Remembered it?{' '}
          <TextLink href={paths.signIn()}>Sign in</TextLink>.
        </>
      }
    >
      <ForgotForm />
    </EntryPage>
  );
}
