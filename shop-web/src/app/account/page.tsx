import { Card, TextLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { forCustomer } from '@/customer-page';
import { AccountFrame } from '@/features/account/components/account-frame';
import { OwnOrderList } from '@/features/account/components/own-order-list';
import { ProfileForm } from '@/features/account/components/profile-form.client';
import { listOwnOrders } from '@/features/account/own-orders.service';
import { getAccount } from '@/features/account/profile.service';
import { SignOutButton } from '@/features/sign-in/components/sign-out-button.client';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

const LATEST = 3;

export default tracedPage(async function AccountPage(): Promise<ReactElement> {
  const [account, { items }] = await forCustomer(paths.account(), (ctx) =>
    Promise.all([getAccount(ctx), listOwnOrders(ctx, 1, LATEST)]),
  );
  return (
    <AccountFrame current="overview" title={`Hello, ${account.name}`} actions={<SignOutButton />}>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="Profile" description={`Signed in as ${account.email}`}>
          <ProfileForm account={account} />
        </Card>
        <Card title="Latest orders" actions={<TextLink href={paths.accountOrders()}>All orders</TextLink>}>
          <OwnOrderList orders={items} />
        </Card>
      </div>
    </AccountFrame>
  );
});
