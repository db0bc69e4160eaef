import { can } from '@octo/shared/auth/permissions';
import { ButtonLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { publicAddresses } from '@/config';
import { visitorContext } from '@/context';
import { SignOutButton } from '@/features/shell/components/sign-out-button.client';
import { currentTraceId, guarded } from '@/page';
import { paths } from '@/paths';
import { ErrorView } from '@/ui/error-view';

export const metadata: Metadata = { title: 'No access' };

/** Where accounts land that are signed in but do not belong here. */
export default async function NoAccessPage(): Promise<ReactElement> {
  const { operator } = await guarded(visitorContext);
  if (!operator) redirect(paths.login());
  if (can(operator.role, 'console:open')) redirect(paths.dashboard());
  return (
    <main>
      <ErrorView
        title="This is the operators' console"
        description={`You are signed in as ${operator.email}, an account of the shop. The console opens for operators only; ask an administrator for an invitation if you are one.`}
        supportCode={currentTraceId()}
        actions={
          <>
            <ButtonLink href={publicAddresses().shop} variant="primary">
              Go to the shop
            </ButtonLink>
            <SignOutButton />
          </>
        }
      />
    </main>
  );
}
