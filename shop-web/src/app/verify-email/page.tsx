import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { pageContext } from '@/context';
import { single } from '@/customer-page';
import { DeadLink } from '@/features/sign-in/components/dead-link';
import { EntryPage } from '@/features/sign-in/components/entry-page';
import { VerifyForm } from '@/features/sign-in/components/verify-form.client';
import { addressOfLink } from '@/features/sign-in/register.service';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

/** The link is a secret, so no other site may learn it. */
export const metadata: Metadata = {
  title: 'Confirm your address',
  robots: { index: false },
  referrer: 'no-referrer',
};

/** Looking uses nothing up: mail programs open links before people do. */
export default tracedPage(async function VerifyEmailPage({
  searchParams,
}: PageProps<'/verify-email'>): Promise<ReactElement> {
  const token = single((await searchParams).token) ?? '';
  const email = await addressOfLink(await pageContext(), token);
  return (
    <EntryPage
      title="Confirm your address"
      {...(email !== null && { lead: `Enter the password that you chose for ${email}.` })}
    >
      {email === null ? (
        <DeadLink href={paths.signIn()} label="Sign in to get a new one" />
      ) : (
        <VerifyForm token={token} email={email} />
      )}
    </EntryPage>
  );
});
