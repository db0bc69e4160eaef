import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { pageContext } from '@/context';
import { single } from '@/customer-page';
import { DeadLink } from '@/features/sign-in/components/dead-link';
import { EntryPage } from '@/features/sign-in/components/entry-page';
import { ResetForm } from '@/features/sign-in/components/reset-form.client';
import { isResetLinkOpen } from '@/features/sign-in/reset-password.service';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

/** The link is a secret, so no other site may learn it. */
export const metadata: Metadata = {
  title: 'Choose a new password',
  robots: { index: false },
  referrer: 'no-referrer',
};

export default tracedPage(async function ResetPasswordPage({
  searchParams,
}: PageProps<'/reset-password'>): Promise<ReactElement> {
  const token = single((await searchParams).token) ?? '';
  const isOpen = await isResetLinkOpen(await pageContext(), token);
  return (
    <EntryPage title="Choose a new password">
      {isOpen ? (
        <ResetForm token={token} />
      ) : (
        <DeadLink href={paths.forgotPassword()} label="Ask for a new link" />
      )}
    </EntryPage>
  );
});
