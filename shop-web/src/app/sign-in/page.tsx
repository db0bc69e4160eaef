import { TextLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { pageContext } from '@/context';
import { single } from '@/customer-page';
import { EntryPage } from '@/features/sign-in/components/entry-page';
import { SignInForm } from '@/features/sign-in/components/sign-in-form.client';
import { safeReturnTo } from '@/features/sign-in/sign-in.schema';
import { SsoEntry } from '@/features/sso/components/sso-entry';
import { identityDomain } from '@/features/sso/sso.service';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

/** Leads back to the page that asked for it; whoever is signed in already goes there at once. */
export default tracedPage(async function SignInPage({
  searchParams,
}: PageProps<'/sign-in'>): Promise<ReactElement> {
  const { returnTo, sso_error: ssoError } = await searchParams;
  const target = safeReturnTo(single(returnTo));
  const customer = await (await pageContext()).customer();
  if (customer?.role === 'customer') redirect(target);
  return (
    <EntryPage
      title="Sign in"
      lead={
        <>
          New here? <TextLink href={paths.register()}>Create an account</TextLink>. You can also order without
          one.
        </>
      }
    >
      <SsoEntry
        returnTo={target}
        error={single(ssoError) ?? undefined}
        isAvailable={identityDomain() !== null}
      />
      <SignInForm returnTo={target} />
    </EntryPage>
  );
});
