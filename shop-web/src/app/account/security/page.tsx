import { Card } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { forCustomer } from '@/customer-page';
import { AccountFrame } from '@/features/account/components/account-frame';
import { PasswordForm } from '@/features/account/components/password-form.client';
import { SessionList } from '@/features/account/components/session-list';
import { SignOutEverywhere } from '@/features/account/components/sign-out-everywhere.client';
import { getAccount } from '@/features/account/profile.service';
import { listOwnSessions } from '@/features/account/security.service';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

export const metadata: Metadata = { title: 'Sign-in and security', robots: { index: false } };

export default tracedPage(async function AccountSecurityPage(): Promise<ReactElement> {
  const [account, sessions] = await forCustomer(paths.accountSecurity(), (ctx) =>
    Promise.all([getAccount(ctx), listOwnSessions(ctx)]),
  );
  return (
    <AccountFrame current="security" title="Sign-in and security">
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="Where you are signed in" actions={<SignOutEverywhere />}>
          <SessionList sessions={sessions} />
        </Card>
        {account.hasPassword && (
          <Card title="Password">
            <PasswordForm email={account.email} />
          </Card>
        )}
      </div>
    </AccountFrame>
  );
});
