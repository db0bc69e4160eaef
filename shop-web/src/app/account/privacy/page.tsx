import { buttonClass, Card } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { forCustomer } from '@/customer-page';
import { AccountFrame } from '@/features/account/components/account-frame';
import { EraseForm } from '@/features/account/components/erase-form.client';
import { getAccount } from '@/features/account/profile.service';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

export const metadata: Metadata = { title: 'Your data', robots: { index: false } };

export default tracedPage(async function AccountPrivacyPage(): Promise<ReactElement> {
  const account = await forCustomer(paths.accountPrivacy(), getAccount);
  return (
    <AccountFrame current="privacy" title="Your data">
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card
          title="Download"
          description="Everything that we store about you: account, addresses, orders, tickets and reviews, as JSON."
        >
          {/* A file, not a page: a plain anchor, so that the browser saves it. */}
          <a href={paths.api.accountExport()} download className={buttonClass({ variant: 'primary' })}>
            Download my data
          </a>
        </Card>
        <Card
          title="Erase the account"
          description="Account, addresses and tickets are deleted at once. Orders stay for accounting, without anything that names you. This cannot be undone."
        >
          <EraseForm hasPassword={account.hasPassword} />
        </Card>
      </div>
    </AccountFrame>
  );
});
