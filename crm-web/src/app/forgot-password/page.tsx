import { TextLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { EntryFrame } from '@/features/auth/components/entry-frame';
import { ForgotForm } from '@/features/auth/components/forgot-form.client';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Forgot your password?' };

export default function ForgotPasswordPage(): ReactElement {
  return (
    <EntryFrame
      title="Forgot your password?"
      lead={
        <>
          We send a link to choose a new one. <TextLink href={paths.login()}>Back to the sign-in</TextLink>
        </>
      }
    >
      <ForgotForm />
    </EntryFrame>
  );
}
