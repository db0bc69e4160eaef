import { Alert, ButtonLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { visitorContext } from '@/context';
import { EntryFrame } from '@/features/auth/components/entry-frame';
import { SetPasswordForm } from '@/features/auth/components/set-password-form.client';
import { operatorOfLink } from '@/features/auth/set-password.service';
import { guarded } from '@/page';
import { paths } from '@/paths';

/** The link is a secret, so no other site may learn it. */
export const metadata: Metadata = { title: 'Choose a password', referrer: 'no-referrer' };

/** Looking uses nothing up: mail programs open links before people do. */
export default async function SetPasswordPage({
  searchParams,
}: PageProps<'/set-password'>): Promise<ReactElement> {
  const { token } = await searchParams;
  const text = typeof token === 'string' ? token : '';
  const operator = await guarded(async () => operatorOfLink(await visitorContext(), text));
  if (!operator) {
    return (
      <EntryFrame title="Choose a password" lead="For operators of the OCTO platform.">
        <div className="space-y-4">
          <Alert tone="warn" title="This link no longer works">
            It was used already, is too old, or a newer mail has replaced it.
          </Alert>
          <ButtonLink href={paths.forgotPassword()} variant="primary">
            Ask for a new link
          </ButtonLink>
        </div>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title="Choose a password" lead={`For ${operator.email}.`}>
      <SetPasswordForm token={text} email={operator.email} />
    </EntryFrame>
  );
}
